package io.mlconnector.sandbox.quickbooks.oauth;

import io.mlconnector.sandbox.store.Journal;
import io.mlconnector.sandbox.store.Secret;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// All access tokens that are alive, of all apps. Several of one app may be at the same time.
final class AccessTokens {
    private static final String PREFIX = "access/";
    private static final String HEADER = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0..";
    private static final int MAX = 10_000;

    private final Journal journal;
    private final Map<String, Access> tokens = new LinkedHashMap<>();

    AccessTokens(Journal journal) {
        this.journal = journal;
        journal.withPrefix(PREFIX)
                .forEach((key, access) -> tokens.put(key.substring(PREFIX.length()), Access.read(access)));
    }

    synchronized Optional<Access> find(String token, Instant now) {
        return Optional.ofNullable(tokens.get(token)).filter(access -> now.isBefore(access.ends()));
    }

    synchronized Optional<String> find(Predicate<Access> wanted) {
        return tokens.entrySet().stream()
                .filter(token -> wanted.test(token.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    synchronized String issue(Access access, Instant now) {
        removeIf(other -> !now.isBefore(other.ends()));
        if (tokens.size() >= MAX) {
            String eldest = tokens.keySet().iterator().next();
            tokens.remove(eldest);
            journal.delete(PREFIX + eldest);
        }
        String token = HEADER + Secret.letters(64);
        tokens.put(token, access);
        journal.put(PREFIX + token, access.write());
        return token;
    }

    /// @return how many there were
    synchronized int removeIf(Predicate<Access> gone) {
        Journal.Change change = journal.change();
        int count = 0;
        for (Iterator<Map.Entry<String, Access>> all = tokens.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, Access> token = all.next();
            if (gone.test(token.getValue())) {
                change.delete(PREFIX + token.getKey());
                all.remove();
                count++;
            }
        }
        if (count > 0) {
            change.commit();
        }
        return count;
    }
}
