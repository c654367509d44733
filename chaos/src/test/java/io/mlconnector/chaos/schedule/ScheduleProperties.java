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
                            .filter(deed -> deed instanceof Deed.Crash(var victim, var _) && victim == writer)
                            .flatMap(deed -> ((Deed.Crash) deed).points().stream())
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder(CrashPoint.values());
        }
    }

    @Property(tries = 50)
    void hasAFaultOfEachKindAtBillsAndAWriterThatIsShutOut(@ForAll long seed) {
        Schedule schedule = Schedule.of(seed, Intensity.of(Duration.ofMinutes(2)));

        assertThat(schedule.entries().stream()
                        .map(Schedule.Entry::deed)
                        .filter(deed -> deed instanceof Deed.Strike strike && strike.side() == Side.QUICKBOOKS)
                        .map(deed -> ((Deed.Strike) deed).kind()))
                .contains("drop-after", "throttle", "truncate", "fault-200", "html-after", "stale-token")
                .doesNotHaveDuplicates();
        assertThat(schedule.entries())
                .filteredOn(entry -> entry.deed() instanceof Deed.Usurp)
                .hasSize(1);
    }
}
