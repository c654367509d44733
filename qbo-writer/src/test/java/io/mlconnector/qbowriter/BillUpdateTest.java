package io.mlconnector.qbowriter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.QboCommandV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.link.Link;
import io.mlconnector.quickbooks.HttpQuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksSettings;
import io.mlconnector.serviceruntime.ledger.CallOutcome;
import io.mlconnector.serviceruntime.ledger.Operation;
import io.mlconnector.serviceruntime.ledger.OperationHandler.Frozen;
import io.mlconnector.serviceruntime.ledger.OperationHandler.Links;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The bill 1043 of 120.50 is posted; its item is to have another amount.
class BillUpdateTest {
    private static final ConnectionId REALM = new ConnectionId(Commands.REALM);
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final Books books = new Books();
    private final QuickBooksClient client = new HttpQuickBooksClient(
            QuickBooksSettings.of("https://quickbooks.test", Commands.REALM), books, () -> Optional.of("access"));
    private final Map<String, Link> known = new HashMap<>();
    private final Links links = (_, pair) -> Optional.ofNullable(known.get(pair));
    private final QboOperationHandler handler = new QboOperationHandler(
            _ -> Optional.of(client),
            _ -> {},
            new PostingDifferences(new SimpleMeterRegistry()),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void posted() {
        keep(call(Commands.bill("120.50"), 1));
        books.requests.clear();
    }

    @Test
    void writesOurValuesIntoTheSameBillAndKeepsWhatPeopleAdded() {
        books.byHand(bill -> {
            bill.put("PrivateNote", "Ask Ada. " + bill.path("PrivateNote").asText());
            bill.putArray("CustomField").addObject().put("DefinitionId", "1").put("StringValue", "Set 4");
        });

        CallOutcome.Done done = done(call(Commands.update("130.00"), 1));

        assertThat(books.documents).hasSize(1);
        ObjectNode bill = books.documents.getFirst();
        assertThat(bill.path("Id").asText()).isEqualTo("1043");
        assertThat(bill.path("TotalAmt").decimalValue()).isEqualByComparingTo("130");
        assertThat(bill.path("PrivateNote").asText()).startsWith("Ask Ada. ").contains("[asana:1207 mlc:");
        assertThat(bill.path("CustomField").path(0).path("StringValue").asText())
                .isEqualTo("Set 4");
        assertThat(bill.path("DocNumber").asText()).isEqualTo("B-1043");
        assertThat(bill.path("sparse").asBoolean(true)).isFalse();
        assertThat(done.vendorVersion()).isEqualTo("2");
        assertThat(done.links())
                .extracting(Link::pair)
                .containsExactly("CostItem/1207", "Bill/1043/origin", "CostItem/1207/update");
        assertThat(done.links().getLast().note()).isEqualTo("amount 120.50 -> 130.00");
    }

    @Test
    void theSecondUpdateGoesOnFromTheFirst() {
        keep(call(Commands.update("130.00"), 1));
        known.computeIfPresent("CostItem/1207", (_, link) -> revision(link, 1));

        done(call(Commands.update("140.00"), 1));

        assertThat(total()).isEqualByComparingTo("140");
    }

    @Test
    void anUpdateThatLandedUnheardIsNotSentAgain() {
        books.beforeUpdate.add(books::loseAnswer);
        assertThat(call(Commands.update("130.00"), 1)).isInstanceOf(CallOutcome.Unknown.class);

        done(call(Commands.update("130.00"), 2));

        assertThat(books.posts()).isEqualTo(1);
        assertThat(books.documents.getFirst().path("SyncToken").asText()).isEqualTo("1");
    }

    @Test
    void anUpdateThatDidNotLandIsRepeatedWithTheSameIdAndBytes() {
        books.beforeUpdate.add(() -> {
            throw new Stopped();
        });
        try {
            call(Commands.update("130.00"), 1);
        } catch (Stopped _) {
            // The process is gone after the request was sent, and QuickBooks has not executed it.
        }

        done(call(Commands.update("130.00"), 2));

        List<ApiRequest> sent = books.requests.stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
        assertThat(sent).hasSize(2);
        assertThat(sent.get(0).uri()).isEqualTo(sent.get(1).uri());
        assertThat(sent.get(0).bodyBytes()).isEqualTo(sent.get(1).bodyBytes());
    }

    @Test
    void mergesAgainUnderAnotherIdWhenSomebodyChangedTheMemoInBetween() {
        books.beforeUpdate.add(() -> books.byHand(bill -> bill.put("Memo", "later")));

        done(call(Commands.update("130.00"), 1));

        assertThat(total()).isEqualByComparingTo("130");
        assertThat(books.documents.getFirst().path("Memo").asText()).isEqualTo("later");
        assertThat(books.requests.stream()
                        .filter(request -> request.method().equals("POST"))
                        .map(request -> request.uri().getQuery())
                        .distinct())
                .hasSize(2);
    }

    @Test
    void givesUpAfterThreeStaleVersions() {
        for (int i = 0; i < 9; i++) {
            String memo = "change " + i;
            books.beforeUpdate.add(() -> books.byHand(bill -> bill.put("Memo", memo)));
        }

        CallOutcome.Parked parked = parked(call(Commands.update("130.00"), 1));

        assertThat(parked.reason().code()).isEqualTo("changed-meanwhile");
        assertThat(books.posts()).isEqualTo(3);
        assertThat(total()).isEqualByComparingTo("120.50");
    }

    @Test
    void neverOverwritesWhatSomebodyChangedThere() {
        books.byHand(bill -> amount(bill, "125.00"));

        CallOutcome.Parked parked = parked(call(Commands.update("130.00"), 1));

        assertThat(parked.reason().code()).isEqualTo("conflict");
        assertThat(parked.reason().text()).contains("amount 125.00 there, 130.00 here");
        assertThat(parked.links()).singleElement().satisfies(link -> {
            assertThat(link.pair()).isEqualTo("CostItem/1207/update");
            assertThat(link.state()).isEqualTo(Link.State.REJECTED);
        });
        assertThat(books.posts()).isZero();
    }

    @Test
    void whatIsThereAlreadyIsDoneWithoutAWrite() {
        books.byHand(bill -> amount(bill, "130.00"));

        done(call(Commands.update("130.00"), 1));

        assertThat(books.posts()).isZero();
    }

    @Test
    void leavesAPaidAndAMissingBill() {
        books.byHand(bill -> bill.put("Balance", BigDecimal.ONE));
        assertThat(parked(call(Commands.update("130.00"), 1)).reason().code()).isEqualTo("paid");

        books.documents.clear();
        assertThat(parked(call(Commands.update("130.00"), 1)).reason().code()).isEqualTo("document-gone");
        assertThat(books.posts()).isZero();
    }

    @Test
    void whatWasDecidedBeforeALaterOutcomeIsDropped() {
        known.computeIfPresent("CostItem/1207", (_, link) -> revision(link, 2));

        assertThat(handler.freeze(operation(Commands.update("130.00")), links)).isInstanceOf(Frozen.Superseded.class);
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static void amount(ObjectNode bill, String amount) {
        ((ObjectNode) bill.path("Line").path(0)).put("Amount", new BigDecimal(amount));
    }

    private static Link revision(Link link, long revision) {
        return new Link(
                link.pair(),
                link.quickbooks(),
                link.asanaGid(),
                link.state(),
                revision,
                link.agreedHash(),
                link.note(),
                null);
    }

    private BigDecimal total() {
        return books.documents.getFirst().path("TotalAmt").decimalValue();
    }

    private void keep(CallOutcome outcome) {
        done(outcome).links().forEach(link -> known.put(link.pair(), link));
    }

    private CallOutcome call(QboCommand command, int attempt) {
        Operation operation = operation(command);
        LedgerEntryV1 intent = intent(operation, attempt);
        return attempt > 1 ? handler.recover(operation, intent, links) : handler.call(operation, intent, links);
    }

    private Operation operation(QboCommand command) {
        return handler.decode(REALM, Json.write(QboCommandV1.of(Commands.REALM, command)));
    }

    private LedgerEntryV1 intent(Operation operation, int attempts) {
        return new LedgerEntryV1(
                operation.key(),
                LedgerEntryV1.State.INTENT,
                operation.record(),
                handler.requestId(operation),
                handler.freeze(operation, links) instanceof Frozen.Payload(var text) ? text : "",
                operation.command().hash(),
                attempts,
                NOW,
                NOW.plusSeconds(60),
                null,
                null,
                null,
                null,
                "quickbooks.commands-0-1");
    }

    private static CallOutcome.Done done(CallOutcome outcome) {
        assertThat(outcome).isInstanceOf(CallOutcome.Done.class);
        return (CallOutcome.Done) outcome;
    }

    private static CallOutcome.Parked parked(CallOutcome outcome) {
        assertThat(outcome).isInstanceOf(CallOutcome.Parked.class);
        return (CallOutcome.Parked) outcome;
    }
}
