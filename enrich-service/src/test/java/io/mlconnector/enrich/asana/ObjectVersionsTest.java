package io.mlconnector.enrich.asana;

import static io.mlconnector.enrich.flow.Arrivals.NOON;
import static io.mlconnector.enrich.flow.Arrivals.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.enrich.flow.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObjectVersionsTest {

    @Test
    void storesWhatWasModifiedLaterAndNothingElse() {
        StoredObject known = stored(null, task("12:00:00.200", "Second", NOON));

        assertThat(ObjectVersions.next(known, task("12:00:00.300", "Third", NOON), false))
                .isPresent();
        assertThat(ObjectVersions.next(known, task("12:00:00.200", "Second", NOON.plusSeconds(60)), false))
                .isEmpty();
        assertThat(ObjectVersions.next(known, task("12:00:00.100", "First", NOON.plusSeconds(60)), false))
                .isEmpty();
    }

    @Test
    void ordersWhatDoesNotMoveTheModificationByTime() {
        StoredObject known = stored(null, task("12:00:00.200", "In one project", NOON));

        assertThat(ObjectVersions.next(known, task("12:00:00.200", "In two", NOON), false))
                .isPresent();
        assertThat(ObjectVersions.next(known, task("12:00:00.200", "In none", NOON.minusSeconds(1)), false))
                .isEmpty();
    }

    @Test
    void keepsTheBodyOfWhatIsGoneUntilItIsBack() {
        StoredObject known = stored(null, task("12:00:00.200", "Here", NOON));
        StoredObject gone = stored(known, new Outcome.Missing(NOON.plusSeconds(5)));

        assertThat(gone.gone()).isTrue();
        assertThat(gone.body()).isSameAs(known.body());
        assertThat(ObjectVersions.next(gone, task("12:00:00.200", "Here", NOON.plusSeconds(4)), false))
                .isEmpty();
        assertThat(stored(gone, task("12:00:00.200", "Here", NOON.plusSeconds(6)))
                        .gone())
                .isFalse();
    }

    @Test
    void linksAProjectEvenWithAnOlderBody() {
        StoredObject known = stored(null, task("12:00:00.200", "New name", NOON));

        StoredObject linked = ObjectVersions.next(known, task("12:00:00.100", "Old name", NOON), true)
                .orElseThrow();

        assertThat(linked.linked()).isTrue();
        assertThat(linked.body()).isSameAs(known.body());
    }

    private static StoredObject stored(@Nullable StoredObject known, Outcome outcome) {
        return ObjectVersions.next(known, outcome, false).orElseThrow();
    }

    private static Outcome task(String modifiedAt, String name, Instant readAt) {
        return new Outcome.Found(
                json("{'gid':'1','name':'" + name + "','modified_at':'2026-11-24T" + modifiedAt + "Z'}"), readAt);
    }
}
