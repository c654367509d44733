package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.store.Journal;
import io.mlconnector.sandbox.store.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The app's access to the company: several access tokens alive at once, and one refresh token that keeps its value for
/// a day, then changes, and whose old value works for one more day. The very first value stands for a person's consent:
/// it leads in for as long as the grant lives, so that a connector can be set up anew beside an old company file.
final class Grant {
    static final Duration ACCESS_LIFE = Duration.ofHours(1);
    private static final Duration REFRESH_LIFE = Duration.ofDays(100);
    private static final Duration ROTATION = Duration.ofHours(24);
    private static final Duration GRACE = Duration.ofHours(24);
    private static final Duration FRESH_ENOUGH = Duration.ofHours(1);
    private static final String KEY = "grant";

    private final Journal journal;
    private final Clock clock;
    private final String consent;
    private final Map<String, Instant> access = new LinkedHashMap<>();
    private String refresh = "";
    private Instant refreshIssued = Instant.EPOCH;
    private Instant refreshEnds = Instant.EPOCH;
    private String previous = "";
    private Instant previousEnds = Instant.EPOCH;

    /// @param consent the first refresh token
    Grant(String consent, Journal journal, Clock clock) {
        this.consent = consent;
        this.journal = journal;
        this.clock = clock;
        Optional<JsonNode> kept = journal.get(KEY);
        if (kept.isPresent()) {
            load(kept.get());
        } else {
            issueRefresh(consent);
            save();
        }
    }

    synchronized boolean accepts(String accessToken) {
        Instant ends = access.get(accessToken);
        return ends != null && clock.instant().isBefore(ends);
    }

    /// A token that is good for an hour at least, for those who read `/sandbox/info`. It is one beside the connector's.
    synchronized String accessToken() {
        Instant enough = clock.instant().plus(FRESH_ENOUGH);
        Optional<String> good = access.entrySet().stream()
                .filter(token -> token.getValue().isAfter(enough))
                .map(Map.Entry::getKey)
                .findFirst();
        return good.orElseGet(() -> {
            String token = issueAccess(FRESH_ENOUGH.multipliedBy(2));
            save();
            return token;
        });
    }

    synchronized String refreshToken() {
        return refresh;
    }

    /// @return the tokens of a successful answer, or empty for an `invalid_grant`
    synchronized Optional<ObjectNode> refresh(String token) {
        Instant now = clock.instant();
        boolean current = token.equals(refresh) && now.isBefore(refreshEnds);
        boolean late = token.equals(previous) && now.isBefore(previousEnds);
        boolean again = token.equals(consent) && now.isBefore(refreshEnds);
        if (!current && !late && !again) {
            return Optional.empty();
        }
        if (current && !now.isBefore(refreshIssued.plus(ROTATION))) {
            previous = refresh;
            previousEnds = now.plus(GRACE);
            issueRefresh("RT1-" + Secret.digits(3) + "-H0-" + Secret.letters(34));
        }
        refreshEnds = now.plus(REFRESH_LIFE);
        ObjectNode answer = Json.object();
        answer.put("token_type", "bearer")
                .put("access_token", issueAccess(ACCESS_LIFE))
                .put("expires_in", ACCESS_LIFE.toSeconds())
                .put("refresh_token", refresh)
                .put("x_refresh_token_expires_in", REFRESH_LIFE.toSeconds());
        save();
        return Optional.of(answer);
    }

    /// As if a person had disconnected the app: nothing works any more until somebody consents again, which a sandbox
    /// does by starting with another first token.
    synchronized void revoke() {
        access.clear();
        refreshEnds = Instant.EPOCH;
        previousEnds = Instant.EPOCH;
        save();
    }

    private String issueAccess(Duration life) {
        Instant now = clock.instant();
        access.values().removeIf(ends -> !now.isBefore(ends));
        String token = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.." + Secret.letters(64);
        access.put(token, now.plus(life));
        return token;
    }

    private void issueRefresh(String token) {
        Instant now = clock.instant();
        refresh = token;
        refreshIssued = now;
        refreshEnds = now.plus(REFRESH_LIFE);
    }

    private void save() {
        ObjectNode node = Json.object();
        ObjectNode tokens = node.putObject("access");
        access.forEach((token, ends) -> tokens.put(token, ends.toString()));
        node.put("refresh", refresh)
                .put("refreshIssued", refreshIssued.toString())
                .put("refreshEnds", refreshEnds.toString())
                .put("previous", previous)
                .put("previousEnds", previousEnds.toString());
        journal.put(KEY, node);
    }

    private void load(JsonNode node) {
        node.path("access")
                .properties()
                .forEach(token -> access.put(
                        token.getKey(), Instant.parse(token.getValue().asText())));
        refresh = node.path("refresh").asText();
        refreshIssued = Instant.parse(node.path("refreshIssued").asText());
        refreshEnds = Instant.parse(node.path("refreshEnds").asText());
        previous = node.path("previous").asText();
        previousEnds = Instant.parse(node.path("previousEnds").asText());
    }
}
