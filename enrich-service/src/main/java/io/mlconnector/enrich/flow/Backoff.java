package io.mlconnector.enrich.flow;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How long to wait before asking again: doubled each time, with jitter, never longer than [#LONGEST] unless the vendor
/// itself asks for more.
public final class Backoff {
    static final Duration FIRST = Duration.ofMillis(250);
    static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONGEST_HINT = Duration.ofMinutes(2);

    private final RandomGenerator random;

    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /// @param attempt the failures so far, from 0
    /// @param hint how long the vendor wants to be left alone
    public Duration delay(int attempt, @Nullable Duration hint) {
        long ceiling = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.clamp(attempt, 0, 10));
        Duration own = Duration.ofMillis(ceiling / 2 + random.nextLong(ceiling / 2 + 1));
        if (hint == null || hint.compareTo(own) <= 0) {
            return own;
        }
        Duration asked = hint.compareTo(LONGEST_HINT) > 0 ? LONGEST_HINT : hint;
        return asked.plusMillis(random.nextLong(500));
    }
}
