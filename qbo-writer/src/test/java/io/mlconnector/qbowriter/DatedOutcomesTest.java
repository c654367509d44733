package io.mlconnector.qbowriter;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.Reason;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.link.Link;
import io.mlconnector.serviceruntime.ledger.CallOutcome;
import io.mlconnector.serviceruntime.ledger.Operation;
import io.mlconnector.serviceruntime.ledger.OperationHandler;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatedOutcomesTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final Reason CLOSED = new Reason("closed-period", "The books are closed.");
    private static final List<Link> LINKS =
            List.of(new Link("CostItem/1207", null, "1207", Link.State.REJECTED, 1, "hash", "closed", null));
    private static final Operation OPERATION = new Operation(
            new ConnectionId(Commands.REALM), "CostItem/1207", "asana/Task/1207", Commands.bill("120.50"));
    private static final OperationHandler.Links NONE = (_, _) -> Optional.empty();

    @Test
    void datesTheLinksOfWhatIsDoneRefusedOrParked() {
        CallOutcome.Done done = new CallOutcome.Done("9", "0", LINKS, "created bill 9", Map.of("a", "b"));

        assertThat(called(done)).isEqualTo(new CallOutcome.Done("9", "0", dated(), done.detail(), Map.of("a", "b")));
        assertThat(called(new CallOutcome.Parked(CLOSED, LINKS, Map.of())))
                .isEqualTo(new CallOutcome.Parked(CLOSED, dated(), Map.of()));
        assertThat(called(new CallOutcome.Rejected(CLOSED, LINKS, Map.of())))
                .isEqualTo(new CallOutcome.Rejected(CLOSED, dated(), Map.of()));
    }

    @Test
    void datesWhatIsFoundByALookUpToo() {
        CallOutcome found = new CallOutcome.Done("9", "0", LINKS, "found bill 9", Map.of());

        assertThat(handler(found, new OperationHandler.Frozen.Payload("{}")).recover(OPERATION, intent(), NONE))
                .isInstanceOfSatisfying(
                        CallOutcome.Done.class, done -> assertThat(done.links()).isEqualTo(dated()));
    }

    @Test
    void datesWhatIsRefusedBeforeAnythingIsSent() {
        OperationHandler.Frozen refused =
                new OperationHandler.Frozen.Refused(new CallOutcome.Rejected(CLOSED, LINKS, Map.of()));

        assertThat(handler(new CallOutcome.RetryLater(Duration.ZERO, "later"), refused)
                        .freeze(OPERATION, NONE))
                .isEqualTo(new OperationHandler.Frozen.Refused(new CallOutcome.Rejected(CLOSED, dated(), Map.of())));
    }

    @Test
    void leavesWhatIsNotDecidedYet() {
        CallOutcome later = new CallOutcome.RetryLater(Duration.ofSeconds(1), "later");

        assertThat(called(later)).isSameAs(later);
    }

    @Test
    void asksTheInnerOneForAllThatAHandlerDecides() {
        // A default that is not passed on would answer in its place.
        assertThat(Arrays.stream(DatedOutcomes.class.getDeclaredMethods()).map(Method::getName))
                .containsAll(Arrays.stream(OperationHandler.class.getDeclaredMethods())
                        .map(Method::getName)
                        .toList());
    }

    private static CallOutcome called(CallOutcome outcome) {
        return handler(outcome, new OperationHandler.Frozen.Payload("{}")).call(OPERATION, intent(), NONE);
    }

    private static LedgerEntryV1 intent() {
        return new LedgerEntryV1(
                OPERATION.key(),
                LedgerEntryV1.State.INTENT,
                OPERATION.record(),
                "request",
                "{}",
                "hash-1",
                1,
                NOON,
                NOON.plusSeconds(60),
                null,
                null,
                null,
                null,
                "quickbooks.commands-0-1");
    }

    private static List<Link> dated() {
        return LINKS.stream().map(link -> link.at(NOON)).toList();
    }

    private static DatedOutcomes handler(CallOutcome outcome, OperationHandler.Frozen frozen) {
        return new DatedOutcomes(
                new OperationHandler() {
                    @Override
                    public Operation decode(ConnectionId connection, byte[] value) {
                        return OPERATION;
                    }

                    @Override
                    public Frozen freeze(Operation operation, Links links) {
                        return frozen;
                    }

                    @Override
                    public String requestId(Operation operation) {
                        return "request";
                    }

                    @Override
                    public CallOutcome call(Operation operation, LedgerEntryV1 intent, Links links) {
                        return outcome;
                    }

                    @Override
                    public CallOutcome recover(Operation operation, LedgerEntryV1 intent, Links links) {
                        return outcome;
                    }
                },
                Clock.fixed(NOON, ZoneOffset.UTC));
    }
}
