package io.mlconnector.serviceruntime.ledger;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Spreads waits by up to a quarter, so that what failed together does not come back together.
final class Jitter {
    private static final int SHARE = 4;

    private Jitter() {}

    /// From the wait itself to a quarter more: for waits that must not be shorter.
    static Duration atLeast(Duration wait, RandomGenerator random) {
        return wait.plus(share(wait, random));
    }

    /// From three quarters of the wait to the wait itself: for waits that must not be longer.
    static Duration atMost(Duration wait, RandomGenerator random) {
        return wait.minus(share(wait, random));
    }

    private static Duration share(Duration wait, RandomGenerator random) {
        long most = wait.toNanos() / SHARE;
        return most <= 0 ? Duration.ZERO : Duration.ofNanos(random.nextLong(most + 1));
    }
}
