package io.mlconnector.sandbox.asana.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.store.Journal;
import io.mlconnector.sandbox.store.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What people have allowed the app. Codes work once and for a few minutes; access tokens live an hour; a refresh
/// token lives until it is revoked, and refreshing does not change it. What a person allowed last is all that holds.
public final class Grants {
    public static final Duration ACCESS_LIFE = Duration.ofHours(1);
    private static final Duration CODE_LIFE = Duration.ofMinutes(5);
    private static final String REFRESH = "oauth/refresh/";
    private static final String ACCESS = "oauth/access/";
    private static final String SCOPES = "oauth/scopes/";
    private static final int MAX_CODES = 1_000;

    private final Journal journal;
    private final Clock clock;
    private final Map<String, Code> codes = new LinkedHashMap<>();
    private final Map<String, String> refreshers = new HashMap<>();
    private final Map<String, Access> tokens = new HashMap<>();
    private final Map<String, Set<String>> scopes = new HashMap<>();

    public Grants(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
        journal.withPrefix(REFRESH)
                .forEach((key, user) -> refreshers.put(key.substring(REFRESH.length()), user.asText()));
        journal.withPrefix(SCOPES).forEach((key, list) -> scopes.put(key.substring(SCOPES.length()), texts(list)));
        journal.withPrefix(ACCESS).forEach((key, access) -> tokens.put(key.substring(ACCESS.length()), access(access)));
    }

    /// @param challenge SHA-256 of the verifier that must come with it; empty without PKCE
    record Code(String user, String redirect, String challenge, Instant expires) {}

    /// @param refresher the refresh token that it came from
    record Access(String user, String refresher, Instant expires) {}

    /// What a token of ours is.
    public sealed interface Known {
        record Living(String user, Set<String> scopes, Instant expires) implements Known {
            public Living {
                scopes = Set.copyOf(scopes);
            }
        }

        record Expired() implements Known {}
    }

    /// A person says yes. What they allowed before is replaced.
    synchronized String allow(String user, List<String> allowed, String redirect, String challenge) {
        String code = "2/" + user + "/" + Secret.digits(16) + ":" + Secret.hex(32);
        if (codes.size() >= MAX_CODES) {
            codes.remove(codes.keySet().iterator().next());
        }
        codes.put(code, new Code(user, redirect, challenge, clock.instant().plus(CODE_LIFE)));
        scopes.put(user, Set.copyOf(allowed));
        var list = Json.array();
        allowed.forEach(list::add);
        journal.put(SCOPES + user, list);
        return code;
    }

    /// The code is used up, whatever comes of it.
    synchronized Optional<Code> take(String code) {
        return Optional.ofNullable(codes.remove(code))
                .filter(known -> known.expires().isAfter(clock.instant()));
    }

    synchronized String refresher(String user) {
        String token = "2/" + user + "/" + Secret.digits(16) + ":" + Secret.hex(32);
        refreshers.put(token, user);
        journal.put(REFRESH + token, Json.text(user));
        return token;
    }

    /// A fresh access token; empty when the refresh token is unknown or revoked.
    synchronized Optional<String> access(String refresher) {
        String user = refreshers.get(refresher);
        if (user == null) {
            return Optional.empty();
        }
        String token = "2/" + user + "/" + Secret.digits(16) + ":" + Secret.hex(32);
        Access access = new Access(user, refresher, clock.instant().plus(ACCESS_LIFE));
        Journal.Change change = journal.change();
        tokens.entrySet().removeIf(old -> {
            // Told apart from unknown ones for a day; after that nobody remembers them.
            boolean forgotten =
                    old.getValue().expires().plus(Duration.ofDays(1)).isBefore(clock.instant());
            if (forgotten) {
                change.delete(ACCESS + old.getKey());
            }
            return forgotten;
        });
        tokens.put(token, access);
        change.put(ACCESS + token, json(access)).commit();
        return Optional.of(token);
    }

    synchronized Optional<String> userOf(String refresher) {
        return Optional.ofNullable(refreshers.get(refresher));
    }

    synchronized boolean isAccess(String token) {
        return tokens.containsKey(token);
    }

    /// With all access tokens that came from it.
    synchronized void revoke(String refresher) {
        Journal.Change change = journal.change().delete(REFRESH + refresher);
        refreshers.remove(refresher);
        tokens.entrySet().removeIf(token -> {
            boolean its = token.getValue().refresher().equals(refresher);
            if (its) {
                change.delete(ACCESS + token.getKey());
            }
            return its;
        });
        change.commit();
    }

    /// The person takes the app's permission back.
    public synchronized int deauthorize(String user) {
        List<String> theirs = refreshers.entrySet().stream()
                .filter(each -> each.getValue().equals(user))
                .map(Map.Entry::getKey)
                .toList();
        theirs.forEach(this::revoke);
        return theirs.size();
    }

    public synchronized Optional<Known> find(String token) {
        Access access = tokens.get(token);
        if (access == null) {
            return Optional.empty();
        }
        return Optional.of(
                access.expires().isAfter(clock.instant())
                        ? new Known.Living(access.user(), scopes(access.user()), access.expires())
                        : new Known.Expired());
    }

    synchronized Set<String> scopes(String user) {
        return scopes.getOrDefault(user, Set.of(Scopes.FULL));
    }

    private static Set<String> texts(JsonNode list) {
        return Set.copyOf(list.valueStream().map(JsonNode::asText).toList());
    }

    private static ObjectNode json(Access access) {
        return Json.object()
                .put("user", access.user())
                .put("refresher", access.refresher())
                .put("expires", access.expires().toString());
    }

    private static Access access(JsonNode json) {
        return new Access(
                json.path("user").asText(),
                json.path("refresher").asText(),
                Instant.parse(json.path("expires").asText()));
    }
}
