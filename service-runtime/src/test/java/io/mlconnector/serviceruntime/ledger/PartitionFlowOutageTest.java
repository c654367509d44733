package io.mlconnector.serviceruntime.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.State;
import io.mlconnector.domain.change.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What a flow does while a vendor is away, and with a record that is written again and again.
class PartitionFlowOutageTest {
    private static final CallOutcome AWAY =
            new CallOutcome.RetryLater(Duration.ofSeconds(1), "no connection", Trouble.UNAVAILABLE);

    private final LedgerView ledger = new LedgerView();
    private final VendorHandler vendor = new VendorHandler();
    private PartitionFlow flow = flow(new Random(1));
    private long nanos = 1_000;
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final List<String> steps = new ArrayList<>();
    private final Set<String> intended = new HashSet<>();
    private int calls;
    private int mostAtOnce;

    @Test
    void aDayWithoutTheVendorCostsATryEveryFiveMinutesAndHardlyAnIntent() {
        for (int i = 0; i < 5_000; i++) {
            arrive(i, "t" + i);
        }
        Instant end = now.plus(Duration.ofDays(1));
        while (now.isBefore(end)) {
            run(_ -> AWAY);
        }
        assertThat(calls).as("24 h of at least 225 s each, and the start").isLessThan(24 * 16 + 30);
        assertThat(intended).as("the others were not begun").hasSizeLessThan(60);
        assertThat(steps).filteredOn("waiting"::equals).as("told once").hasSize(1);
        assertThat(steps).filteredOn("retried"::equals).hasSizeLessThan(9);
        assertThat(flow.shutOff()).hasSize(1).first().asString().contains("9341", "no connection");

        calls = 0;
        while (flow.pending() > 0) {
            run(PartitionFlowOutageTest::done);
        }
        assertThat(calls).as("each once").isEqualTo(5_000);
        assertThat(steps).filteredOn("done"::equals).hasSize(5_000);
        assertThat(steps).filteredOn("resumed"::equals).hasSize(1);
        assertThat(flow.shutOff()).isEmpty();
    }

    @Test
    void oneCallAtATimeTriesAndTheOthersStay() {
        for (int i = 0; i < 20; i++) {
            arrive(i, "t" + i);
        }
        run(_ -> AWAY);
        mostAtOnce = 0;
        for (int i = 0; i < 20; i++) {
            run(_ -> AWAY);
        }
        assertThat(mostAtOnce).isEqualTo(1);
    }

    @Test
    void anotherConnectionOfTheSamePartitionIsNotHeld() {
        for (int i = 0; i < 5; i++) {
            arrive(i, "t" + i);
        }
        run(_ -> AWAY);
        Operation other = Commands.operation("u", "a", "content");
        flow.arrive(
                Commands.arrival(
                        9, new Operation(new ConnectionId("77"), other.target(), other.record(), other.command())),
                nanos);
        assertThat(flow.turn(nanos, now, true).starts())
                .extracting(start -> start.operation().connection().value())
                .containsExactly("77");
    }

    @Test
    void aCommandThatTheVendorNeverAnswersDoesNotKeepTheOthersAway() {
        arrive(0, "poison");
        Function<Turn.Start, CallOutcome> answers =
                start -> start.operation().target().equals("poison")
                        ? new CallOutcome.Unknown(Duration.ofSeconds(1), "500", Trouble.UNAVAILABLE)
                        : done(start);
        for (int i = 0; i < 10; i++) {
            run(answers);
        }
        for (int i = 1; i < 200; i++) {
            arrive(i, "t" + i);
        }
        Instant end = now.plus(Duration.ofMinutes(30));
        while (flow.pending() > 1 && now.isBefore(end)) {
            run(answers);
        }
        assertThat(flow.pending())
                .as("only the one that is never answered is left")
                .isEqualTo(1);
    }

    @Test
    void anIntentOfAnEarlierProcessIsStillFoundOutAfterTheOutage() {
        arrive(0, "t0");
        flow.turn(nanos, now, true);
        flow = flow(new Random(2));
        for (int i = 0; i < 5; i++) {
            arrive(i, "t" + i);
        }
        pass(Duration.ofMinutes(2));
        List<Turn.Start> starts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            List<Turn.Start> some = flow.turn(nanos, now, true).starts();
            starts.addAll(some);
            some.forEach(start -> flow.finish(start.operation().key(), AWAY));
            pass(Duration.ofMinutes(1));
        }
        assertThat(starts)
                .filteredOn(start -> start.operation().target().equals("t0"))
                .isNotEmpty()
                .allMatch(Turn.Start::recover);
    }

    @Test
    void aMissingTokenIsToldOnceForAllCommands() {
        vendor.missing = new OperationHandler.Frozen.NotYet(
                Duration.ofSeconds(1), "the company is not connected just now", Trouble.UNAUTHORIZED);
        for (int i = 0; i < 100; i++) {
            arrive(i, "t" + i);
        }
        Instant end = now.plus(Duration.ofMinutes(10));
        while (now.isBefore(end)) {
            run(PartitionFlowOutageTest::done);
        }
        assertThat(steps).containsExactly("waiting");
        assertThat(intended).isEmpty();
        vendor.missing = null;
        while (flow.pending() > 0) {
            run(PartitionFlowOutageTest::done);
        }
        assertThat(calls).isEqualTo(100);
    }

    @Test
    void aRecordIsWrittenSixTimesInTenMinutesAndThenRests() {
        for (int i = 0; i < 8; i++) {
            arrive(i, "1", "kind/" + i);
        }
        for (int i = 0; i < 12; i++) {
            flow.turn(nanos, now, true)
                    .starts()
                    .forEach(start -> flow.finish(start.operation().key(), done(start)));
        }
        assertThat(flow.pending()).isEqualTo(2);
        Turn turn = flow.turn(nanos, now, true);
        assertThat(turn.writesNothing()).as("told once").isTrue();

        flow = flow(new Random(3)); // a restart does not forget it
        arrive(6, "1", "kind/6");
        arrive(7, "1", "kind/7");
        Turn told = flow.turn(nanos, now, true);
        assertThat(told.starts()).isEmpty();
        AuditV1 audit = told.audits().getFirst().entry();
        assertThat(audit.step()).isEqualTo("parked");
        assertThat(audit.facts()).containsEntry("reason", "written-too-often");

        pass(Duration.ofMinutes(10));
        assertThat(flow.turn(nanos, now, true).starts()).hasSize(1);
    }

    @Test
    void attemptsAndOtherKindsOfWritesDoNotCount() {
        arrive(0, "1", "kind/0");
        for (int i = 0; i < 10; i++) {
            flow.turn(nanos, now, true)
                    .starts()
                    .forEach(start -> flow.finish(
                            start.operation().key(), new CallOutcome.RetryLater(Duration.ofSeconds(1), "busy")));
            pass(Duration.ofSeconds(2));
        }
        for (int i = 0; i < 5; i++) {
            arrive(1 + i, "1", "other/" + i);
        }
        for (int i = 0; i < 20; i++) {
            run(PartitionFlowOutageTest::done);
        }
        assertThat(flow.pending()).isZero();
    }

    /// To the next time at which something can happen, and what happens then.
    private void run(Function<Turn.Start, CallOutcome> answers) {
        Turn turn = flow.turn(nanos, now, true);
        turn.audits().forEach(audit -> steps.add(audit.entry().step()));
        turn.entries().stream()
                .filter(LedgerEntryV1::isOpen)
                .map(LedgerEntryV1::operation)
                .forEach(intended::add);
        calls += turn.starts().size();
        mostAtOnce = Math.max(mostAtOnce, flow.callsUnderWay());
        turn.starts().forEach(start -> flow.finish(start.operation().key(), answers.apply(start)));
        if (turn.starts().isEmpty()) {
            long next = flow.nextDueNanos().orElse(nanos + Duration.ofMinutes(1).toNanos());
            pass(Duration.ofNanos(Math.max(1_000_000, next - nanos)));
        }
    }

    private static CallOutcome done(Turn.Start start) {
        assertThat(start.intent().state()).isEqualTo(State.INTENT);
        return new CallOutcome.Done("id", null, List.of(), "created it", Map.of());
    }

    private PartitionFlow flow(Random random) {
        return new PartitionFlow(Commands.SETTINGS, vendor, ledger, new LinksView(), random);
    }

    private void arrive(long offset, String target) {
        arrive(offset, target, "a");
    }

    private void arrive(long offset, String target, String name) {
        flow.arrive(Commands.arrival(offset, Commands.operation(target, name, "content")), nanos);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
        now = now.plus(time);
    }
}
