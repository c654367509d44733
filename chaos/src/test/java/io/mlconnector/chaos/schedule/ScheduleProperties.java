package io.mlconnector.chaos.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.serviceruntime.crash.CrashPoint;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ScheduleProperties {
    @Property(tries = 200)
    void isAFunctionOfTheSeed(@ForAll long seed, @ForAll @IntRange(min = 10, max = 600) int seconds) {
        Intensity intensity = Intensity.of(Duration.ofSeconds(seconds));

        Schedule schedule = Schedule.of(seed, intensity);

        assertThat(Schedule.of(seed, intensity)).isEqualTo(schedule);
        assertThat(Schedule.of(seed, intensity).hash()).isEqualTo(schedule.hash());
        assertThat(Schedule.of(seed + 1, intensity).hash()).isNotEqualTo(schedule.hash());
    }

    @Property(tries = 50)
    void hasEveryCrashPointOfBothWritersInTheOrderOfTime(@ForAll long seed) {
        Schedule schedule = Schedule.of(seed, Intensity.of(Duration.ofMinutes(4)));

        assertThat(schedule.entries()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        for (Victim writer : Set.of(Victim.ASANA_WRITER, Victim.QBO_WRITER)) {
            assertThat(schedule.entries().stream()
                            .map(Schedule.Entry::deed)
                            .filter(deed -> deed instanceof Deed.Crash(var victim, var _, var _) && victim == writer)
                            .map(deed -> ((Deed.Crash) deed).point())
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder(CrashPoint.values());
        }
    }
}
