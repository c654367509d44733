package io.mlconnector.serviceruntime.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Everything that can happen to two commands, with at most so many faults on one way: every order of turns, failed
/// commits, deaths, zombies, lost and late answers, refusals, frozen processes and resets.
class PartitionFlowExplorationTest {
    private static final Operation A = Commands.operation("1", "a", "content");
    private static final Operation B = Commands.operation("1", "b", "content");
    private static final Operation ELSEWHERE = Commands.operation("2", "c", "content");

    enum Log {
        ONE_TARGET(new Budget(2, 1, 1, 1), A, B),
        // Both at once multiply what can happen: no reset as well.
        TWO_TARGETS(new Budget(2, 1, 1, 0), A, ELSEWHERE),
        DELIVERED_TWICE(new Budget(2, 1, 1, 1), A, A);

        private final Budget budget;
        private final List<Operation> operations;

        Log(Budget budget, Operation... operations) {
            this.budget = budget;
            this.operations = List.of(operations);
        }
    }

    @ParameterizedTest
    @EnumSource
    void neverTwiceNeverLostWhereTheVendorKnowsARepetition(Log log) {
        Explorer.Found found = explore(log, true, Duration.ZERO, true);

        assertThat(found.violation()).isNull();
        assertThat(found.states()).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @EnumSource
    void neverTwiceNeverLostWhereItDoesNot(Log log) {
        Explorer.Found found = explore(log, false, Duration.ofSeconds(40), true);

        assertThat(found.violation()).isNull();
        assertThat(found.states()).isGreaterThan(1_000);
    }

    @Test
    void seesADoubledObjectWithoutTheWaitForWhatIsStillOnItsWay() {
        Explorer.Found found = explore(Log.TWO_TARGETS, false, Duration.ZERO, true);

        assertThat(found.violation()).contains("doubled");
    }

    @Test
    void seesADoubledObjectWithoutTheLease() {
        Explorer.Found found = explore(Log.TWO_TARGETS, false, Duration.ofSeconds(40), false);

        assertThat(found.violation()).contains("doubled");
    }

    private static Explorer.Found explore(Log log, boolean idempotent, Duration settling, boolean leases) {
        WriterSettings plain = Commands.SETTINGS;
        WriterSettings settings = new WriterSettings(
                plain.service(),
                plain.commands(),
                plain.ledger(),
                plain.parallelCalls(),
                plain.pendingCommands(),
                plain.lease(),
                plain.longestCall(),
                settling);
        Explorer.Found found = Explorer.explore(new ExploredWorld(
                new ExploredWorld.Setup(log.operations, settings, leases),
                new ExploredVendor(new ExploredVendor.Kind(idempotent)),
                log.budget));
        System.out.printf("%s, idempotent=%s: %s%n", log, idempotent, found);
        return found;
    }
}
