package io.mlconnector.sandbox.fault;

import java.math.BigDecimal;

/// When a rule strikes, as a pure function of the number of the call: within `from` to `to`, each `every`-th one, or by
/// lot.
///
/// @param from the first call, counted from 1
/// @param to the last one
/// @param every 1 for each, 3 for `from`, `from + 3`, …
/// @param probability from 0 to 1; 1 for always
/// @param seed decides the lots
public record Trigger(long from, long to, long every, BigDecimal probability, long seed) {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /// From 0 to one less than that.
    private static final BigDecimal LOTS = BigDecimal.TWO.pow(63);

    public Trigger {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException("from is 1 or more, and to is not before it.");
        }
        if (every < 1) {
            throw new IllegalArgumentException("every is 1 or more.");
        }
        if (probability.signum() < 0 || probability.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("probability is from 0 to 1.");
        }
    }

    public static Trigger always() {
        return new Trigger(1, Long.MAX_VALUE, 1, BigDecimal.ONE, 1);
    }

    /// @param number of the call among those that the rule is about, from 1
    public boolean strikes(long number) {
        return number >= from && number <= to && (number - from) % every == 0 && isDrawn(number);
    }

    /// The same for the same seed and number.
    private boolean isDrawn(long number) {
        long lot = mix(mix(seed + GOLDEN) + number * GOLDEN) >>> 1;
        return BigDecimal.valueOf(lot).compareTo(probability.multiply(LOTS)) < 0;
    }

    /// The finaliser of SplitMix64.
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
