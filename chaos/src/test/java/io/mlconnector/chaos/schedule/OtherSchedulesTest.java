package io.mlconnector.chaos.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OtherSchedulesTest {
    private static final Duration LENGTH = Duration.ofMinutes(10);

    @Test
    void fiftyBrokersDieInTenMinutesAndAllHaveTheirTurn() {
        assertThat(deeds(BrokerSchedule.of(7, 3, 50))
                        .filter(deed ->
                                deed instanceof Deed.Kill kill && kill.victim().isBroker()))
                .hasSize(50)
                .extracting(deed -> ((Deed.Kill) deed).victim())
                .contains(Victim.BROKER, Victim.BROKER_2, Victim.BROKER_3);
        assertThat(BrokerSchedule.fitting(LENGTH)).isEqualTo(50);
    }

    @Test
    void everyLinkAndEveryKindOfToxicHasItsTurn() {
        assertThat(deeds(NetworkSchedule.of(7, LENGTH))
                        .filter(Deed.Toxify.class::isInstance)
                        .map(deed -> ((Deed.Toxify) deed).link()))
                .contains(Link.values());
        assertThat(deeds(NetworkSchedule.of(7, LENGTH))
                        .filter(Deed.Toxify.class::isInstance)
                        .map(deed -> ((Deed.Toxify) deed).toxic().kind())
                        .distinct())
                .hasSize(7);
    }

    @Test
    void aLongStormFreezesEachWriterForLongerThanALease() {
        assertThat(deeds(Schedule.of(7, Intensity.of(LENGTH)))
                        .filter(deed -> deed instanceof Deed.Freeze freeze
                                && freeze.time().compareTo(Duration.ofSeconds(60)) > 0)
                        .map(deed -> ((Deed.Freeze) deed).victim()))
                .containsExactlyInAnyOrder(Victim.ASANA_WRITER, Victim.QBO_WRITER);
    }

    @Test
    void areFunctionsOfTheSeed() {
        assertThat(BrokerSchedule.of(7, 3, 50)).isEqualTo(BrokerSchedule.of(7, 3, 50));
        assertThat(NetworkSchedule.of(7, LENGTH)).isEqualTo(NetworkSchedule.of(7, LENGTH));
        assertThat(BrokerSchedule.of(7, 3, 50).hash())
                .isNotEqualTo(BrokerSchedule.of(8, 3, 50).hash());
        assertThat(NetworkSchedule.of(7, LENGTH).hash())
                .isNotEqualTo(NetworkSchedule.of(8, LENGTH).hash());
    }

    private static Stream<Deed> deeds(Schedule schedule) {
        return schedule.entries().stream().map(Schedule.Entry::deed);
    }
}
