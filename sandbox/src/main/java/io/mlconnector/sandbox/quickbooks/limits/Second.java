package io.mlconnector.sandbox.quickbooks.limits;

import io.mlconnector.sandbox.quickbooks.limits.LimitSettings.Counting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// What is left of a second's allowance. Not thread-safe.
final class Second {
    private static final long MILLIS = 1_000;

    private final Deque<Instant> latest = new ArrayDeque<>();
    /// In thousandths of a request, so that each millisecond gives back a whole number of them.
    private long left = Long.MAX_VALUE;
    private Instant refilled = Instant.EPOCH;

    /// @return whether one more request goes; it has been counted then
    boolean take(Instant now, int allowance, Counting counting) {
        boolean goes = left(now, allowance, counting) > 0;
        if (goes) {
            left -= MILLIS;
            latest.addLast(now);
        }
        return goes;
    }

    long left(Instant now, int allowance, Counting counting) {
        refill(now, allowance);
        while (!latest.isEmpty() && !latest.getFirst().isAfter(now.minusMillis(MILLIS))) {
            latest.removeFirst();
        }
        return counting == Counting.WINDOW ? allowance - latest.size() : left / MILLIS;
    }

    private void refill(Instant now, int allowance) {
        long full = allowance * MILLIS;
        long passed = Math.min(MILLIS, Duration.between(refilled, now).toMillis());
        if (left > full || passed == MILLIS) {
            left = full;
            refilled = now;
        } else if (passed > 0) {
            left = Math.min(full, left + passed * allowance);
            refilled = refilled.plusMillis(passed);
        }
    }
}
