package io.mlconnector.sandbox.quickbooks.limits;

import java.time.Instant;

/// Counts in a sliding minute, to the second. Not thread-safe.
final class Minute {
    private static final int SECONDS = 60;

    private final long[] seconds = new long[SECONDS];
    private final int[] counts = new int[SECONDS];

    void add(Instant now) {
        long second = now.getEpochSecond();
        int slot = Math.floorMod(second, SECONDS);
        if (seconds[slot] != second) {
            seconds[slot] = second;
            counts[slot] = 0;
        }
        counts[slot]++;
    }

    int count(Instant now) {
        long second = now.getEpochSecond();
        int sum = 0;
        for (int slot = 0; slot < SECONDS; slot++) {
            if (seconds[slot] > second - SECONDS && seconds[slot] <= second) {
                sum += counts[slot];
            }
        }
        return sum;
    }
}
