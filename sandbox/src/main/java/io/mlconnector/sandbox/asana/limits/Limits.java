package io.mlconnector.sandbox.asana.limits;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.mlconnector.sandbox.http.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// The limiters of each token, independent of those of all other tokens: requests in a minute, searches in a
/// minute, requests at the same time, and the cost of the answers. A refused request counts as a request.
public final class Limits {
    private static final int MAX_TOKENS = 10_000;
    private static final Duration FORGOTTEN = Duration.ofMinutes(61);

    private final Clock clock;
    private final Map<String, Usage> byToken = new ConcurrentHashMap<>();
    private final AtomicReference<LimitSettings> settings = new AtomicReference<>(LimitSettings.DOCUMENTED);

    public Limits(Clock clock) {
        this.clock = clock;
    }

    /// @param token what is counted; never shown
    /// @param caller a name for people
    /// @param plan requests a minute that the plan allows
    public Entry enter(String token, String caller, Demand demand, int plan) {
        Instant now = clock.instant();
        if (byToken.size() >= MAX_TOKENS) {
            byToken.values().removeIf(usage -> usage.isIdle(now.minus(FORGOTTEN)));
        }
        Usage usage = byToken.computeIfAbsent(token, _ -> new Usage(caller));
        return switch (usage.enter(demand, settings.get(), plan, now)) {
            case Entry.Refused refused -> refused;
            case Entry.Admitted _ ->
                new Entry.Admitted(cost -> usage.leave(demand, settings.get(), clock.instant(), cost));
        };
    }

    public LimitSettings settings() {
        return settings.get();
    }

    public void use(LimitSettings changed) {
        settings.set(changed);
    }

    ArrayNode usage() {
        ArrayNode list = Json.array();
        byToken.values().forEach(usage -> list.add(usage.show(settings.get(), clock.instant())));
        return list;
    }
}
