package io.mlconnector.sandbox.asana.limits;

import java.time.Duration;
import java.time.Instant;

/// A budget that refills evenly. It is charged after the answer, so that it can be overdrawn; then nothing
/// goes until it has recovered. Not thread-safe.
final class CostQuota {
    private static final long MILLIS = LimitSettings.SECONDS * 1000L;

    private long left = Long.MAX_VALUE;
    private Instant refilled = Instant.EPOCH;

    /// @return seconds until there is something left again; 0 when there is
    long waitFor(Instant now, long perMinute) {
        refill(now, perMinute);
        return left > 0 ? 0 : Math.max(1, Math.ceilDiv((1 - left) * LimitSettings.SECONDS, perMinute));
    }

    void charge(Instant now, long perMinute, long cost) {
        refill(now, perMinute);
        left -= cost;
    }

    long left(Instant now, long perMinute) {
        refill(now, perMinute);
        return left;
    }

    private void refill(Instant now, long perMinute) {
        if (left > perMinute) {
            left = perMinute;
            refilled = now;
            return;
        }
        long millis = Math.min(MILLIS * 60, Duration.between(refilled, now).toMillis());
        long gained = millis * perMinute / MILLIS;
        if (gained > 0) {
            left = Math.min(perMinute, left + gained);
            // Only the time that was turned into whole units is used up.
            refilled = left == perMinute ? now : refilled.plusMillis(Math.ceilDiv(gained * MILLIS, perMinute));
        }
    }
}
