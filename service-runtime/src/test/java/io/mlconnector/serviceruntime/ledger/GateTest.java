package io.mlconnector.serviceruntime.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Gate.Answer NOTHING = new Gate.Answer(Trouble.UNAVAILABLE, Duration.ofSeconds(1), "503");
    private static final Gate.Answer NO_TOKEN = new Gate.Answer(Trouble.UNAUTHORIZED, Duration.ofSeconds(1), "401");

    private long nanos = 7;
    private final Gate gate = new Gate(() -> 0L, nanos);

    @Test
    void shutsOffAfterThreeFailuresInARow() {
        assertThat(fail("a", NOTHING)).isEqualTo(Gate.Change.NONE);
        assertThat(fail("b", NOTHING)).isEqualTo(Gate.Change.NONE);
        assertThat(fail("c", NOTHING)).isEqualTo(Gate.Change.SHUT_OFF);
        assertThat(gate.lets(nanos)).isFalse();
    }

    @Test
    void anAnswerInBetweenStartsTheCountAnew() {
        fail("a", NOTHING);
        fail("b", NOTHING);
        gate.settled("c", Gate.Answer.DEFINITE, nanos);
        fail("d", NOTHING);
        fail("e", NOTHING);
        assertThat(gate.isShutOff()).isFalse();
    }

    @Test
    void letsOneCallTryAtATime() {
        shutOff();
        nanos += Duration.ofSeconds(1).toNanos();
        assertThat(gate.lets(nanos)).isTrue();
        gate.started("a", false);
        assertThat(gate.lets(nanos)).isFalse();
        assertThat(gate.earliest(nanos)).as("only its outcome brings news").isEmpty();
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToFiveMinutes() {
        shutOff();
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            long until = gate.earliest(nanos).orElseThrow();
            waits.add(Duration.ofNanos(until - nanos).toSeconds());
            nanos = until;
            gate.started("a", false);
            gate.settled("a", NOTHING, nanos);
        }
        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
    }

    @Test
    void aLateFailureOfACallFromBeforeDoesNotMakeItLonger() {
        shutOff();
        long until = gate.earliest(nanos).orElseThrow();
        gate.settled("late", NOTHING, nanos);
        assertThat(gate.earliest(nanos)).hasValue(until);
    }

    @Test
    void anyDefiniteAnswerOpensItAgain() {
        shutOff();
        nanos = gate.earliest(nanos).orElseThrow();
        gate.started("a", false);
        assertThat(gate.settled("a", Gate.Answer.DEFINITE, nanos)).isEqualTo(Gate.Change.OPEN_AGAIN);
        assertThat(gate.lets(nanos)).isTrue();
    }

    @Test
    void aPauseThatTheVendorAsksForHoldsTheConnectionThatLong() {
        gate.settled("a", new Gate.Answer(Trouble.RATE_LIMITED, Duration.ofSeconds(60), "429"), nanos);
        assertThat(gate.isShutOff()).isFalse();
        assertThat(gate.lets(nanos + Duration.ofSeconds(59).toNanos())).isFalse();
        assertThat(gate.lets(nanos + Duration.ofSeconds(60).toNanos())).isTrue();
    }

    @Test
    void oneRefusedTokenShutsItOffAndItLooksAtLeastTwiceAMinute() {
        assertThat(fail("a", NO_TOKEN)).isEqualTo(Gate.Change.SHUT_OFF);
        for (int i = 0; i < 10; i++) {
            nanos = gate.earliest(nanos).orElseThrow();
            gate.started("a", false);
            gate.settled("a", NO_TOKEN, nanos);
        }
        assertThat(gate.earliest(nanos)).hasValue(nanos + Duration.ofSeconds(30).toNanos());
    }

    @Test
    void jitterShortensAWaitByAQuarterAtMost() {
        for (int seed = 0; seed < 200; seed++) {
            Gate jittered = new Gate(new Random(seed), nanos);
            jittered.settled("a", NO_TOKEN, nanos);
            assertThat(jittered.earliest(nanos).orElseThrow() - nanos).isBetween(750_000_000L, 1_000_000_000L);
        }
    }

    private void shutOff() {
        fail("a", NOTHING);
        fail("b", NOTHING);
        fail("c", NOTHING);
    }

    private Gate.Change fail(String operation, Gate.Answer answer) {
        return gate.settled(operation, answer, nanos);
    }
}
