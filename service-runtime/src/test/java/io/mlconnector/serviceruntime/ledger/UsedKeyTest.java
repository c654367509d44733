package io.mlconnector.serviceruntime.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.State;
import io.mlconnector.domain.change.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An operation that is decided again, with other content, before it is known what came of it.
class UsedKeyTest {
    private static final Duration LEASE_AND_SETTLING = Duration.ofSeconds(101);

    private final LedgerView ledger = new LedgerView();
    private PartitionFlow flow = start();
    private Instant now = Instant.parse("2026-11-25T10:00:00Z");
    private long nanos;

    @Test
    void theContentThatWasFrozenFirstStandsAndTheLaterOneIsNoDeadLetter() {
        arrive(10, "first");
        assertThat(turn().starts()).hasSize(1);
        arrive(11, "second");
        assertThat(turn().writesNothing()).as("it waits for the outcome").isTrue();
        flow.finish("9341/1/a", new CallOutcome.Done("77", "0", List.of(), "created it", Map.of()));
        Turn turn = turn();
        assertThat(turn.entries()).extracting(LedgerEntryV1::state).containsExactly(State.DONE);
        assertThat(steps(turn)).containsExactly("done", "skipped");
        assertThat(turn.starts()).isEmpty();
        assertThat(turn.deadLetters()).isEmpty();
        assertThat(turn.offset()).isEqualTo(12);
    }

    @Test
    void theSameAfterARefusal() {
        arrive(10, "first");
        turn();
        arrive(11, "second");
        turn();
        flow.finish(
                "9341/1/a",
                new CallOutcome.Parked(new LedgerEntryV1.Reason("closed-period", "Closed."), List.of(), Map.of()));
        Turn turn = turn();
        assertThat(steps(turn)).containsExactly("parked", "skipped");
        assertThat(turn.deadLetters()).isEmpty();
    }

    @Test
    void whatIsDecidedLastGoesOutWhereNothingIsFrozenYetAndAReplayLeavesTheOtherOut() {
        arrive(10, "first");
        arrive(11, "second");
        Turn turn = turn();
        assertThat(turn.entries()).extracting(LedgerEntryV1::payload).containsExactly("bytes of second");

        flow = start();
        arrive(10, "first");
        turn = turn();
        assertThat(steps(turn))
                .as("the intent is carried on by its own command")
                .containsExactly("skipped");
        assertThat(turn.starts()).isEmpty();
        arrive(11, "second");
        turn();
        now = now.plus(LEASE_AND_SETTLING);
        nanos += LEASE_AND_SETTLING.toNanos();
        turn = turn();
        assertThat(turn.starts()).extracting(Turn.Start::recover).containsExactly(true);
        assertThat(turn.entries()).extracting(LedgerEntryV1::payload).containsExactly("bytes of second");
    }

    @Test
    void anOpenIntentWhoseOwnCommandIsGoneIsNotPassedOver() {
        arrive(10, "first");
        turn();
        flow = start();
        arrive(11, "second");
        Turn turn = turn();
        assertThat(turn.deadLetters()).extracting(Turn.DeadLetter::code).containsExactly("key-reuse");
        assertThat(turn.starts()).isEmpty();
    }

    private PartitionFlow start() {
        return new PartitionFlow(Commands.SETTINGS, new Deciding(), ledger, new LinksView());
    }

    private void arrive(long offset, String content) {
        flow.arrive(Commands.arrival(offset, Commands.operation("1", "a", content)), nanos);
    }

    private Turn turn() {
        return flow.turn(nanos, now, true);
    }

    private static List<String> steps(Turn turn) {
        return turn.audits().stream().map(Turn.Audit::entry).map(AuditV1::step).toList();
    }

    private static final class Deciding implements OperationHandler {
        @Override
        public Operation decode(ConnectionId connection, byte[] value) {
            return Commands.decode(value);
        }

        @Override
        public Frozen freeze(Operation operation, Links links) {
            return new Frozen.Payload("bytes of " + operation.command().hash());
        }

        @Override
        public String requestId(Operation operation) {
            return "rid-" + operation.key();
        }

        @Override
        public boolean isDecidedAnew(Operation operation) {
            return true;
        }

        @Override
        public CallOutcome call(Operation operation, LedgerEntryV1 intent, Links links) {
            throw new UnsupportedOperationException("the flow never calls");
        }

        @Override
        public CallOutcome recover(Operation operation, LedgerEntryV1 intent, Links links) {
            throw new UnsupportedOperationException("the flow never calls");
        }
    }
}
