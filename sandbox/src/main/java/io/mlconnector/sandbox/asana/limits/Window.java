package io.mlconnector.sandbox.asana.limits;

/// Counts in a sliding window of at most a minute, to the second. Not thread-safe.
final class Window {
    private static final int SLOTS = LimitSettings.SECONDS;

    private final long[] seconds = new long[SLOTS];
    private final long[] counts = new long[SLOTS];

    /// @param second since the epoch
    void add(long second, int count) {
        int slot = (int) (second % SLOTS);
        if (seconds[slot] != second) {
            seconds[slot] = second;
            counts[slot] = 0;
        }
        counts[slot] += count;
    }

    /// What was counted in the seconds up to this one, itself included.
    long sum(long now, int length) {
        return sumAfter(now - length, now);
    }

    private long sumAfter(long first, long last) {
        long sum = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            if (seconds[slot] > first && seconds[slot] <= last) {
                sum += counts[slot];
            }
        }
        return sum;
    }

    /// @return seconds until one more fits under the limit, if nobody asks in between; at least 1
    long waitFor(long now, int length, long limit) {
        for (int wait = 1; wait < length; wait++) {
            if (sumAfter(now + wait - length, now) < limit) {
                return wait;
            }
        }
        return length;
    }
}
