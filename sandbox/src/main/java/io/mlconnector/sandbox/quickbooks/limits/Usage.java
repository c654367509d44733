package io.mlconnector.sandbox.quickbooks.limits;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/// What one app uses of one company. Not thread-safe: [Limits] holds its lock.
final class Usage {
    private final Second second = new Second();
    private final Minute batches = new Minute();
    private final Map<Limiter, Long> refused = new EnumMap<>(Limiter.class);
    private int inFlight;

    boolean tooManyInFlight(LimitSettings settings) {
        return inFlight >= settings.inFlight();
    }

    boolean tooManyBatches(LimitSettings settings, Instant now) {
        return batches.count(now) > settings.batchesPerMinute();
    }

    void countBatch(Instant now) {
        batches.add(now);
    }

    boolean takeFromSecond(LimitSettings settings, Instant now) {
        return second.take(now, settings.perSecond(), settings.counting());
    }

    void enter() {
        inFlight++;
    }

    void leave() {
        inFlight--;
    }

    void refuse(Limiter limiter) {
        refused.merge(limiter, 1L, Long::sum);
    }

    ObjectNode show(LimitSettings settings, Instant now) {
        ObjectNode node = Json.object()
                .put("leftOfSecond", second.left(now, settings.perSecond(), settings.counting()))
                .put("inFlight", inFlight)
                .put("batchesInMinute", batches.count(now));
        ObjectNode by = node.putObject("refused");
        refused.forEach((limiter, count) -> by.put(limiter.word(), count));
        return node;
    }
}
