package io.mlconnector.sandbox.asana.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.time.SandboxClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final Demand READ = Demand.of(false, false);
    private static final Demand WRITE = Demand.of(true, false);
    private static final Demand SEARCH = Demand.of(false, true);

    private final SandboxClock clock = SandboxClock.system();
    private final Limits limits = new Limits(clock);

    @BeforeEach
    void stopTheClock() {
        clock.freeze();
    }

    @Test
    void slidesOverTheMinute() {
        times(100, READ);
        clock.advance(Duration.ofSeconds(40));
        times(50, READ);

        assertThat(refused(READ)).isEqualTo(new Entry.Refused("requests", 20));

        clock.advance(Duration.ofSeconds(20));
        times(99, READ);
    }

    @Test
    void refusedRequestsMakeItWorse() {
        times(150, READ);
        clock.advance(Duration.ofSeconds(30));
        for (int i = 0; i < 200; i++) {
            refused(READ);
        }
        clock.advance(Duration.ofSeconds(30));

        assertThat(refused(READ).limiter()).isEqualTo("requests");

        clock.advance(Duration.ofSeconds(60));
        times(149, READ);
    }

    @Test
    void countsPartsOfAMinuteWhenTold() {
        limits.use(new LimitSettings(0, 4, 50, 15, 60, 1000));
        times(37, READ);

        assertThat(refused(READ)).isEqualTo(new Entry.Refused("requests", 15));

        clock.advance(Duration.ofSeconds(15));
        times(36, READ);
    }

    @Test
    void readsAndWritesUnderWayAreCountedApart() {
        for (int i = 0; i < 15; i++) {
            enter("t", WRITE);
        }
        for (int i = 0; i < 49; i++) {
            enter("t", READ);
        }
        assertThat(refused(WRITE)).isEqualTo(new Entry.Refused("concurrency", 1));
        Entry.Visit last = admitted(enter("t", READ));
        assertThat(refused(READ)).isEqualTo(new Entry.Refused("concurrency", 1));

        last.leave(1);

        assertThat(enter("t", READ)).isInstanceOf(Entry.Admitted.class);
    }

    @Test
    void batchIsRefusedAsAWhole() {
        times(145, READ);
        Demand batch = new Demand(10, 0, 0);

        assertThat(refused(batch).limiter()).isEqualTo("requests");
    }

    @Test
    void searchesHaveAMinuteOfTheirOwn() {
        times(60, SEARCH);

        assertThat(refused(SEARCH)).isEqualTo(new Entry.Refused("searches", 60));
        assertThat(enter("t", READ)).isInstanceOf(Entry.Admitted.class);
    }

    @Test
    void costIsChargedAfterTheAnswerAndMayOverdraw() {
        limits.use(new LimitSettings(0, 1, 50, 15, 60, 600));
        admitted(enter("t", READ)).leave(800);

        assertThat(refused(READ)).isEqualTo(new Entry.Refused("cost", 21));

        clock.advance(Duration.ofSeconds(21));
        admitted(enter("t", READ)).leave(1);
    }

    @Test
    void nestedObjectsCostMore() {
        var flat =
                Json.readObject("{\"data\":[{\"gid\":\"1\"},{\"gid\":\"2\"}]}").orElseThrow();
        var nested = Json.readObject("{\"data\":[{\"gid\":\"1\",\"assignee\":{\"gid\":\"2\"}}]}")
                .orElseThrow();
        assertThat(Cost.of(flat)).isEqualTo(3);
        assertThat(Cost.of(nested)).isEqualTo(4);
    }

    @Test
    void tokensShareNothing() {
        times(150, READ);
        refused(READ);
        assertThat(enter("other", READ)).isInstanceOf(Entry.Admitted.class);
    }

    @Test
    void refusesSettingsWithoutSense() {
        assertThatThrownBy(() -> new LimitSettings(0, 7, 50, 15, 60, 1000)).hasMessageContaining("divisor");
        assertThatThrownBy(() -> new LimitSettings(0, 1, 0, 15, 60, 1000)).hasMessageContaining("from 1 on");
    }

    private void times(int count, Demand demand) {
        for (int i = 0; i < count; i++) {
            admitted(enter("t", demand)).leave(1);
        }
    }

    private Entry enter(String token, Demand demand) {
        return limits.enter(token, "user", demand, 150);
    }

    private Entry.Refused refused(Demand demand) {
        Entry entry = enter("t", demand);
        assertThat(entry).isInstanceOf(Entry.Refused.class);
        return (Entry.Refused) entry;
    }

    private static Entry.Visit admitted(Entry entry) {
        assertThat(entry).isInstanceOf(Entry.Admitted.class);
        return ((Entry.Admitted) entry).visit();
    }
}
