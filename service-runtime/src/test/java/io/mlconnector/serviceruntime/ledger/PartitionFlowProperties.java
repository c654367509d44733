package io.mlconnector.serviceruntime.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.LedgerEntryV1.State;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Never twice, never lost, whatever crashes where, against a vendor that has no idempotency of its own.
class PartitionFlowProperties {

    @Property(tries = 2_000)
    void eachOperationIsExecutedOnceAndNothingIsLost(@ForAll long seed, @ForAll @IntRange(min = 1, max = 25) int size) {
        SimulatedWriter world = new SimulatedWriter(seed, size);
        world.storm(60);
        assertThat(world.calmDown()).as("comes to rest").isTrue();
        assertThat(world.committedOffset()).isEqualTo(world.logSize());
        for (String operation : world.operations()) {
            State state = world.state(operation);
            int executions = world.executions().getOrDefault(operation, 0);
            assertThat(state).as(operation).isIn(State.DONE, State.REJECTED);
            // A refusal is definite: it can only follow attempts that were not executed.
            assertThat(executions).as(operation + " " + state).isEqualTo(state == State.DONE ? 1 : executions);
            assertThat(executions).as(operation).isLessThanOrEqualTo(1);
        }
    }

    @Property(tries = 500)
    void aReplayFromTheBeginningWritesNothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 25) int size) {
        SimulatedWriter world = new SimulatedWriter(seed, size);
        world.storm(30);
        world.calmDown();
        int before = world.wireAttempts();
        world.replay();
        assertThat(world.calmDown()).isTrue();
        assertThat(world.wireAttempts()).isEqualTo(before);
    }
}
