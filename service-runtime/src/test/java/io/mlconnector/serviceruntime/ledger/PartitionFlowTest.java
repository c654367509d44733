package io.mlconnector.serviceruntime.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.Reason;
import io.mlconnector.contracts.LedgerEntryV1.State;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.link.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartitionFlowTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final FlowHandler handler = new FlowHandler();
    private final LedgerView ledger = new LedgerView();
    private final LinksView links = new LinksView();
    private PartitionFlow flow = new PartitionFlow(Commands.SETTINGS, handler, ledger, links);
    private long nanos = 1_000;
    private Instant now = NOON;

    @Test
    void commitsTheIntentWithItsFrozenBytesBeforeTheCallStarts() {
        arrive(10, "1", "a");
        Turn turn = turn();
        LedgerEntryV1 intent = turn.entries().getFirst();
        assertThat(intent.state()).isEqualTo(State.INTENT);
        assertThat(intent.payload()).isEqualTo("bytes of 9341/1/a");
        assertThat(intent.attempts()).isEqualTo(1);
        assertThat(intent.notAfter()).isEqualTo(NOON.plusSeconds(60));
        assertThat(turn.starts()).extracting(Turn.Start::recover).containsExactly(false);
        assertThat(turn.offset()).as("the command is not finished").isEqualTo(10);
    }

    @Test
    void writesTheOutcomeTogetherWithTheOffset() {
        arrive(10, "1", "a");
        turn();
        flow.finish("9341/1/a", done("77"));
        Turn turn = turn();
        assertThat(turn.entries()).extracting(LedgerEntryV1::state).containsExactly(State.DONE);
        assertThat(turn.entries().getFirst().vendorId()).isEqualTo("77");
        assertThat(turn.links()).hasSize(1);
        assertThat(turn.offset()).isEqualTo(11);
        assertThat(steps(turn)).containsExactly("done");
    }

    @Test
    void skipsWhatIsDoneAndSaysSo() {
        arrive(10, "1", "a");
        turn();
        flow.finish("9341/1/a", done("77"));
        turn();
        arrive(11, "1", "a");
        Turn turn = turn();
        assertThat(turn.starts()).isEmpty();
        assertThat(turn.entries()).isEmpty();
        assertThat(steps(turn)).containsExactly("skipped");
        assertThat(turn.offset()).isEqualTo(12);
    }

    @Test
    void skipsAfterARestartFromTheLedgerAlone() {
        arrive(10, "1", "a");
        turn();
        flow.finish("9341/1/a", done("77"));
        turn();
        restart();
        arrive(10, "1", "a");
        assertThat(steps(turn())).containsExactly("skipped");
    }

    @Test
    void doesNotRepeatARefusal() {
        arrive(10, "1", "a");
        turn();
        flow.finish("9341/1/a", new CallOutcome.Rejected(new Reason("closed-period", "Closed."), List.of(), Map.of()));
        Turn refused = turn();
        assertThat(refused.entries()).extracting(LedgerEntryV1::state).containsExactly(State.REJECTED);
        arrive(11, "1", "a");
        assertThat(steps(turn())).containsExactly("skipped");
    }

    @Test
    void holdsLaterCommandsOfTheSameTargetAndNoOthers() {
        arrive(10, "1", "a");
        arrive(11, "1", "b");
        arrive(12, "2", "c");
        assertThat(started(turn())).containsExactly("9341/1/a", "9341/2/c");
        flow.finish("9341/2/c", done("5"));
        assertThat(turn().offset()).as("the first one is still open").isEqualTo(10);
        flow.finish("9341/1/a", done("6"));
        Turn turn = turn();
        assertThat(started(turn)).containsExactly("9341/1/b");
        assertThat(turn.offset()).isEqualTo(11);
    }

    @Test
    void callsAgainWithTheSameBytesAfterANotExecutedAttempt() {
        arrive(10, "1", "a");
        LedgerEntryV1 first = turn().entries().getFirst();
        flow.finish("9341/1/a", new CallOutcome.RetryLater(Duration.ofSeconds(2), "busy"));
        assertThat(turn().starts()).isEmpty();
        pass(Duration.ofSeconds(3));
        Turn turn = turn();
        LedgerEntryV1 second = turn.entries().getFirst();
        assertThat(turn.starts()).extracting(Turn.Start::recover).containsExactly(false);
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(second.payload()).isEqualTo(first.payload());
        assertThat(second.requestId()).isEqualTo(first.requestId());
        assertThat(second.intendedAt()).isEqualTo(first.intendedAt());
        assertThat(second.notAfter()).isEqualTo(now.plusSeconds(60));
        assertThat(handler.frozen).as("the bytes are made once").isEqualTo(1);
    }

    @Test
    void findsOutAfterAnUnknownOutcomeAndKeepsFindingOut() {
        arrive(10, "1", "a");
        turn();
        flow.finish("9341/1/a", new CallOutcome.Unknown(Duration.ofSeconds(1), "time-out"));
        turn();
        pass(Duration.ofSeconds(2));
        assertThat(turn().starts()).extracting(Turn.Start::recover).containsExactly(true);
        flow.finish("9341/1/a", new CallOutcome.RetryLater(Duration.ofSeconds(1), "busy"));
        turn();
        pass(Duration.ofSeconds(2));
        assertThat(turn().starts())
                .as("an attempt before may still have been executed")
                .extracting(Turn.Start::recover)
                .containsExactly(true);
    }

    @Test
    void waitsOutTheLeaseOfAnEarlierProcessAndThenFindsOut() {
        arrive(10, "1", "a");
        turn();
        restart();
        arrive(10, "1", "a");
        assertThat(turn().starts()).isEmpty();
        pass(Duration.ofSeconds(99));
        assertThat(turn().starts()).as("lease 60 s and settling 40 s").isEmpty();
        pass(Duration.ofSeconds(2));
        Turn turn = turn();
        assertThat(turn.starts()).extracting(Turn.Start::recover).containsExactly(true);
        assertThat(turn.entries().getFirst().payload()).isEqualTo("bytes of 9341/1/a");
        assertThat(handler.frozen).as("the frozen bytes are used again").isEqualTo(1);
    }

    @Test
    void refusesOtherContentUnderAUsedKey() {
        arrive(10, "1", "a");
        turn();
        flow.finish("9341/1/a", done("77"));
        turn();
        flow.arrive(Commands.arrival(11, Commands.operation("1", "a", "other content")), nanos);
        Turn turn = turn();
        assertThat(turn.deadLetters()).extracting(Turn.DeadLetter::code).containsExactly("key-reuse");
        assertThat(turn.starts()).isEmpty();
        assertThat(turn.offset()).isEqualTo(12);
    }

    @Test
    void skipsWhatARebuiltRowHasAsDoneWhateverItsContent() {
        LedgerView ledger = new LedgerView();
        ledger.put(new LedgerEntryV1(
                "9341/1/a", State.DONE, "asana/Task/1", "id", "", "", 0, now, null, now, "77", "0", null, "rebuilt"));
        PartitionFlow rebuilt = new PartitionFlow(Commands.SETTINGS, handler, ledger, new LinksView());
        rebuilt.arrive(Commands.arrival(10, Commands.operation("1", "a", "content")), nanos);
        Turn turn = rebuilt.turn(nanos, now, true);
        assertThat(steps(turn)).containsExactly("skipped");
        assertThat(turn.starts()).isEmpty();
        assertThat(turn.deadLetters()).isEmpty();
    }

    @Test
    void givesAnUnreadableCommandToTheDeadLettersAndGoesOn() {
        flow.arrive(new Arrival.Unreadable(Commands.record(10, "garbage"), "Not JSON."), nanos);
        arrive(11, "1", "a");
        Turn turn = turn();
        assertThat(turn.deadLetters()).extracting(Turn.DeadLetter::code).containsExactly("unreadable");
        assertThat(started(turn)).containsExactly("9341/1/a");
        assertThat(turn.offset()).isEqualTo(11);
    }

    @Test
    void waitsForWhatComesByItselfAndTellsItOnce() {
        handler.notYet = true;
        arrive(10, "1", "a");
        assertThat(steps(turn())).containsExactly("waiting");
        pass(Duration.ofSeconds(1));
        assertThat(turn().writesNothing()).isTrue();
        handler.notYet = false;
        pass(Duration.ofSeconds(1));
        assertThat(started(turn())).containsExactly("9341/1/a");
    }

    @Test
    void whatWasDecidedOnSomethingOldIsSkippedAndSaysSo() {
        handler.superseded = "9341/1/a";
        arrive(10, "1", "a");
        arrive(11, "1", "b");
        Turn turn = turn();
        assertThat(steps(turn)).containsExactly("skipped", "intent");
        assertThat(started(turn)).containsExactly("9341/1/b");
        assertThat(turn.offset()).isEqualTo(11);
    }

    @Test
    void aCorrectionReplacesWhatWasNotIntendedYet() {
        handler.notYet = true;
        flow.arrive(Commands.arrival(10, Commands.operation("1", "a", "amount 100")), nanos);
        turn();
        flow.arrive(Commands.arrival(11, Commands.operation("1", "a", "amount 200")), nanos);
        handler.notYet = false;
        pass(Duration.ofSeconds(1));
        Turn turn = turn();
        assertThat(turn.deadLetters()).isEmpty();
        assertThat(turn.entries()).extracting(LedgerEntryV1::payloadHash).containsExactly("amount 200");
        assertThat(steps(turn)).containsExactly("skipped", "intent");
    }

    @Test
    void aBrokenCommandDoesNotHoldTheOthers() {
        handler.broken = "9341/1/a";
        arrive(10, "1", "a");
        arrive(11, "1", "b");
        Turn turn = turn();
        assertThat(turn.deadLetters()).extracting(Turn.DeadLetter::code).containsExactly("cannot-be-prepared");
        assertThat(started(turn)).containsExactly("9341/1/b");
    }

    @Test
    void startsNoMoreCallsThanAllowed() {
        for (int i = 0; i < 10; i++) {
            arrive(10 + i, "t" + i, "a");
        }
        assertThat(turn().starts()).hasSize(Commands.SETTINGS.parallelCalls());
        assertThat(flow.nextDueNanos()).as("only an outcome brings news").isEmpty();
    }

    @Test
    void beginsNothingWhileItIsGivenUp() {
        arrive(10, "1", "a");
        turn();
        arrive(11, "2", "b");
        flow.finish("9341/1/a", done("77"));
        Turn turn = flow.turn(nanos, now, false);
        assertThat(turn.starts()).isEmpty();
        assertThat(turn.entries()).extracting(LedgerEntryV1::state).containsExactly(State.DONE);
        assertThat(turn.offset()).isEqualTo(11);
    }

    @Test
    void aDependentCommandSeesTheLinkOfTheOneBefore() {
        arrive(10, "1", "a");
        arrive(11, "1", "b");
        turn();
        flow.finish("9341/1/a", done("77"));
        turn();
        assertThat(handler.seenAsana).isEqualTo("77");
    }

    private void arrive(long offset, String target, String name) {
        flow.arrive(Commands.arrival(offset, Commands.operation(target, name, "content")), nanos);
    }

    private Turn turn() {
        return flow.turn(nanos, now, true);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
        now = now.plus(time);
    }

    private void restart() {
        flow = new PartitionFlow(Commands.SETTINGS, handler, ledger, links);
    }

    private static CallOutcome done(String vendorId) {
        return new CallOutcome.Done(
                vendorId,
                "v1",
                List.of(new Link("Project/1", null, vendorId, Link.State.AGREED, 1, "h", null, null)),
                "created it",
                Map.of());
    }

    private static List<String> started(Turn turn) {
        return turn.starts().stream().map(start -> start.operation().key()).toList();
    }

    private static List<String> steps(Turn turn) {
        return turn.audits().stream().map(Turn.Audit::entry).map(AuditV1::step).toList();
    }

    private static final class FlowHandler implements OperationHandler {
        int frozen;
        boolean notYet;
        String broken = "";
        String superseded = "";
        String seenAsana = "";

        @Override
        public Operation decode(ConnectionId connection, byte[] value) {
            return Commands.decode(value);
        }

        @Override
        public Frozen freeze(Operation operation, Links links) {
            if (operation.key().equals(broken)) {
                throw new IllegalStateException("a bug");
            }
            if (operation.key().equals(superseded)) {
                return new Frozen.Superseded("decided on an older state");
            }
            if (notYet) {
                return new Frozen.NotYet(Duration.ofMillis(500), "the layout is not there");
            }
            frozen++;
            links.find(Commands.CONNECTION, "Project/1").ifPresent(link -> seenAsana = String.valueOf(link.asanaGid()));
            return new Frozen.Payload("bytes of " + operation.key());
        }

        @Override
        public String requestId(Operation operation) {
            return "rid-" + operation.key();
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
