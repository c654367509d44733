package io.mlconnector.sandbox.quickbooks.oauth;

import io.mlconnector.sandbox.store.Secret;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Authorization codes: good once, for a few minutes, for the app and the address that they were made for. They
/// do not survive a restart.
final class Codes {
    private static final int MAX = 10_000;

    private final Map<String, Entry> codes = new LinkedHashMap<>();

    private static final class Entry {
        private final Ask ask;
        private final String realmId;
        private final Instant ends;
        private @Nullable String refreshToken;

        Entry(Ask ask, String realmId, Instant ends) {
            this.ask = ask;
            this.realmId = realmId;
            this.ends = ends;
        }
    }

    /// What a code turns out to be.
    sealed interface Found {
        /// Not used yet; [#used] must follow.
        record Good(Ask ask, String realmId) implements Found {}

        /// Used before.
        ///
        /// @param refreshToken what it was exchanged for then
        record Replayed(String refreshToken) implements Found {
            @Override
            public String toString() {
                return "Replayed";
            }
        }

        record Unknown() implements Found {}
    }

    synchronized String issue(Ask ask, String realmId, Instant ends) {
        Iterator<String> eldest = codes.keySet().iterator();
        while (codes.size() >= MAX) {
            eldest.next();
            eldest.remove();
        }
        String code = "XAB1" + Secret.digits(10) + Secret.letters(36);
        codes.put(code, new Entry(ask, realmId, ends));
        return code;
    }

    synchronized Found find(String code, String clientId, String redirectUri, Instant now) {
        Entry entry = codes.get(code);
        if (entry == null || !entry.ask.clientId().equals(clientId)) {
            return new Found.Unknown();
        }
        if (entry.refreshToken != null) {
            return new Found.Replayed(entry.refreshToken);
        }
        return now.isBefore(entry.ends) && entry.ask.redirectUri().equals(redirectUri)
                ? new Found.Good(entry.ask, entry.realmId)
                : new Found.Unknown();
    }

    synchronized void used(String code, String refreshToken) {
        Entry entry = codes.get(code);
        if (entry != null) {
            entry.refreshToken = refreshToken;
        }
    }
}
