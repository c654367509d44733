package io.mlconnector.chaos.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PassageTest {
    private static final int LENGTH = 100;

    @Test
    void letsEverythingThroughWithoutToxics() {
        assertThat(of(List.of(), 0)).isEqualTo(new Passage(Duration.ZERO, LENGTH, Passage.End.NONE, List.of()));
    }

    @Test
    void addsUpDelaysAndKeepsTheJitterInItsBounds() {
        for (int i = 0; i < 200; i++) {
            Passage passage = of(
                    List.of(new Toxic.Latency(Duration.ofMillis(50), Duration.ofMillis(20)), new Toxic.Bandwidth(1000)),
                    0);

            assertThat(passage.delay()).isBetween(Duration.ofMillis(130), Duration.ofMillis(170));
            assertThat(passage.length()).isEqualTo(LENGTH);
        }
    }

    @Test
    void cutsThePieceInWhichTheLimitIsReached() {
        List<Toxic> limit = List.of(new Toxic.LimitData(Direction.UPSTREAM, 250));

        assertThat(of(limit, 100).end()).isEqualTo(Passage.End.NONE);
        assertThat(of(limit, 200)).isEqualTo(new Passage(Duration.ZERO, 50, Passage.End.CLOSE, List.of("limit_data")));
    }

    @Test
    void leavesTheOtherDirectionAlone() {
        assertThat(of(List.of(new Toxic.LimitData(Direction.DOWNSTREAM, 1)), 0).length())
                .isEqualTo(LENGTH);
    }

    @Test
    void endsWithTheWorstOfSeveral() {
        assertThat(of(List.of(new Toxic.ResetPeer(), new Toxic.Timeout()), 0))
                .isEqualTo(new Passage(Duration.ZERO, 0, Passage.End.RESET, List.of("reset_peer", "timeout")));
    }

    private static Passage of(List<Toxic> toxics, long passed) {
        return Passage.of(toxics, Direction.UPSTREAM, passed, LENGTH, new Random(7));
    }
}
