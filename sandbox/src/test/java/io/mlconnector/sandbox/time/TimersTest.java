package io.mlconnector.sandbox.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimersTest {
    private final SandboxClock clock = SandboxClock.system();
    private final Timers timers = new Timers("test-timers", clock);
    private final List<String> done = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        timers.close();
    }

    @Test
    void doesWhatIsDueWhenTheClockJumps() {
        timers.after(Duration.ofHours(24), "day", () -> done.add("day"));
        timers.after(Duration.ofDays(100), "later", () -> done.add("later"));

        clock.advance(Duration.ofHours(25));

        await().untilAsserted(() -> assertThat(done).containsExactly("day"));
    }

    @Test
    void doesNothingThatWasCancelled() {
        Timers.Appointment cancelled = timers.after(Duration.ofHours(1), "no", () -> done.add("no"));
        timers.after(Duration.ofHours(2), "yes", () -> done.add("yes"));
        cancelled.cancel();

        clock.advance(Duration.ofHours(3));

        await().untilAsserted(() -> assertThat(done).containsExactly("yes"));
    }

    @Test
    void aStoppedClockMovesByHandAlone() {
        clock.freeze();
        var before = clock.instant();
        timers.after(Duration.ofMillis(1), "soon", () -> done.add("soon"));
        assertThat(clock.instant()).isEqualTo(before);

        clock.advance(Duration.ofMillis(1));

        assertThat(clock.instant()).isEqualTo(before.plusMillis(1));
        await().untilAsserted(() -> assertThat(done).containsExactly("soon"));
        clock.run();
        await().untilAsserted(() -> assertThat(clock.instant()).isAfter(before.plusMillis(1)));
    }
}
