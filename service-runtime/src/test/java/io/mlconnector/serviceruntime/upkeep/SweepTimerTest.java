package io.mlconnector.serviceruntime.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SweepTimerTest {
    private static final Duration SOON = Duration.ofMillis(5);

    private final AtomicInteger sweeps = new AtomicInteger();

    @Test
    void sweepsAgainAndAgainWhileTheConnectionIsOurs() {
        try (SweepTimer timer = new SweepTimer("test", SOON, SOON, sweeps::incrementAndGet)) {
            timer.assigned(true);
            await().until(() -> sweeps.get() >= 3);
        }
    }

    @Test
    void beginsAnewWhenTheConnectionComesBack() {
        try (SweepTimer timer = new SweepTimer("test", SOON, Duration.ofHours(1), sweeps::incrementAndGet)) {
            timer.assigned(true);
            await().until(() -> sweeps.get() == 1);
            timer.assigned(true);
            timer.assigned(false);
            assertThat(sweeps).hasValue(1);
            timer.assigned(true);
            await().until(() -> sweeps.get() == 2);
        }
    }
}
