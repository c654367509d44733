package io.mlconnector.qbowriter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mlconnector.apiclient.AccessTokenSource;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.QboCommandV1;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.amendment.Written;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Refusal;
import io.mlconnector.quickbooks.HttpQuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksSettings;
import io.mlconnector.serviceruntime.ledger.CallOutcome;
import io.mlconnector.serviceruntime.ledger.Operation;
import io.mlconnector.serviceruntime.ledger.OperationHandler.Frozen;
import io.mlconnector.serviceruntime.ledger.OperationHandler.Links;
import io.mlconnector.serviceruntime.ledger.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QboOperationHandlerTest {
    private static final ConnectionId REALM = new ConnectionId(Commands.REALM);
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final Books books = new Books();
    private final AccessTokenSource tokens = () -> Optional.of("access");
    private final QuickBooksClient client =
            new HttpQuickBooksClient(QuickBooksSettings.of("https://quickbooks.test", Commands.REALM), books, tokens);
    private final Map<String, Link> known = new HashMap<>();
    private final Links links = (_, pair) -> Optional.ofNullable(known.get(pair));
    private final Set<Integer> assigned = new TreeSet<>();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private boolean connected = true;
    private final QboOperationHandler handler = new QboOperationHandler(
            wanted -> connected && wanted.equals(REALM) ? Optional.of(client) : Optional.empty(),
            assigned::addAll,
            new PostingDifferences(meters),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Nested
    class Posting {
        @Test
        void postsBillWithClassOnTheLineAndDepartmentOnTheHeader() {
            CallOutcome.Done done = done(call(Commands.bill("120.50")));

            ObjectNode bill = books.documents.getFirst();
            assertThat(bill.path("DepartmentRef").path("value").asText()).isEqualTo("3");
            JsonNode line = bill.path("Line").path(0);
            assertThat(line.path("AccountBasedExpenseLineDetail")
                            .path("ClassRef")
                            .path("value")
                            .asText())
                    .isEqualTo("5000");
            assertThat(done.vendorId()).isEqualTo("1043");
            assertThat(done.vendorVersion()).isEqualTo("0");
            assertThat(done.detail()).isEqualTo("created bill B-1043");
            assertThat(meters.counter("mlc.posting.differences").count()).isZero();
            assertThat(done.facts()).doesNotContainKey("dropped");
        }

        @Test
        void linksBothWays() {
            CallOutcome.Done done = done(call(Commands.bill("120.50")));

            assertThat(done.links()).extracting(Link::pair).containsExactly("CostItem/1207", "Bill/1043/origin");
            assertThat(done.links()).allSatisfy(link -> {
                assertThat(link.quickbooks()).isEqualTo(new EntityRef(EntityType.BILL, "1043"));
                assertThat(link.asanaGid()).isEqualTo(Commands.TASK);
                assertThat(link.state()).isEqualTo(Link.State.AGREED);
                assertThat(link.note()).isEqualTo("B-1043");
            });
            assertThat(done.links().getFirst().agreedHash()).isEqualTo("hash-1");
            assertThat(Written.parse(done.links().getLast().agreedHash()))
                    .as("what QuickBooks holds of it")
                    .hasValueSatisfying(written -> {
                        assertThat(written.version()).isZero();
                        assertThat(written.isFor("hash-1")).isTrue();
                    });
        }

        @Test
        void postsJournalEntryUnderOurNumber() {
            CallOutcome.Done done = done(call(Commands.journalEntry()));

            assertThat(done.detail()).startsWith("created journal entry MLC-");
            assertThat(done.facts()).doesNotContainKey("dropped");
            assertThat(books.requests.getFirst().uri().getPath()).endsWith("/journalentry");
        }

        @Test
        void saysWhatQuickBooksDropped() {
            books.answer(
                    200,
                    "{\"Bill\":{\"Id\":\"1043\",\"SyncToken\":\"0\",\"VendorRef\":{\"value\":\"56\"},"
                            + "\"TxnDate\":\"2026-11-24\",\"TotalAmt\":120.50,\"Line\":[{\"Amount\":120.50,"
                            + "\"DetailType\":\"AccountBasedExpenseLineDetail\",\"AccountBasedExpenseLineDetail\":"
                            + "{\"AccountRef\":{\"value\":\"7\"},\"CustomerRef\":{\"value\":\"58\"}}}]},\"time\":\""
                            + Books.TIME + "\"}");

            CallOutcome.Done done = done(call(Commands.bill("120.50")));

            assertThat(done.facts()).containsEntry("dropped", "class,department");
            assertThat(done.detail()).isEqualTo("created bill 1043. Posted, but QuickBooks dropped: class, department");
            assertThat(meters.counter("mlc.posting.differences").count()).isEqualTo(1);
        }
    }

    @Nested
    class Failing {
        @ParameterizedTest
        @CsvSource({
            "400, 6210, Account Period Closed, closed-period",
            "400, 5010, Stale object: the period is closed, closed-period",
            "400, 2500, Invalid Reference Id : ClassRef element id 9 not found, inactive-reference",
            "400, 610, Object Not Found : made inactive, inactive-reference",
            "400, 6240, Duplicate Name Exists, duplicate-name",
            "400, 6190, Invalid Company Status, company-status",
            "403, 3100, ApplicationAuthorizationFailed, not-allowed",
            "403, 120, Authorization Failure, not-allowed"
        })
        void parksWhatAPersonCanRemove(int status, String code, String message, String reason) {
            books.fault(status, code, message);

            CallOutcome outcome = call(Commands.bill("120.50"));

            assertThat(outcome).isInstanceOfSatisfying(CallOutcome.Parked.class, parked -> {
                assertThat(parked.reason().code()).isEqualTo(reason);
                assertThat(parked.facts()).containsKey("code");
                Link link = parked.links().getFirst();
                assertThat(link.pair()).isEqualTo("CostItem/1207");
                assertThat(link.state()).isEqualTo(Link.State.REJECTED);
                assertThat(link.note()).isEqualTo(parked.reason().text());
            });
            assertThat(books.documents).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "Invalid Reference Id : VendorRef element id 56 not found, Vendor/56",
            "Invalid Reference Id : Accounts element id 7 not found, Account/7",
            "Object Not Found : made inactive,"
        })
        void keepsWhichRecordWasRefused(String message, @Nullable String about) {
            books.fault(400, "2500", message);

            assertThat(call(Commands.bill("120.50"))).isInstanceOfSatisfying(CallOutcome.Parked.class, parked -> {
                Refusal refusal =
                        Objects.requireNonNull(parked.links().getFirst().refusal());
                assertThat(refusal.code()).isEqualTo("inactive-reference");
                assertThat(refusal.inARow()).isOne();
                assertThat(Objects.toString(refusal.about(), null)).isEqualTo(about);
                if (refusal.about() != null) {
                    assertThat(parked.reason().text())
                            .contains(" " + refusal.about().id() + " of this item");
                }
            });
        }

        @ParameterizedTest
        @CsvSource({"400, 2020, Required param missing", "400, 5010, Stale Object Error", "400, 6000, A business rule"})
        void rejectsWhatHasToChange(int status, String code, String message) {
            books.fault(status, code, message);

            assertThat(call(Commands.bill("120.50")))
                    .isInstanceOfSatisfying(
                            CallOutcome.Rejected.class,
                            rejected -> assertThat(rejected.reason().text()).contains(message));
        }

        @Test
        void faultInsideOf200IsNoSuccess() {
            books.fault(200, "6210", "Account Period Closed");

            assertThat(call(Commands.bill("120.50"))).isInstanceOf(CallOutcome.Parked.class);
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                value = {
                    "200, {\"Bill\":{\"Id\":\"10",
                    "200, ``",
                    "200, {\"Bill\":{\"SyncToken\":\"0\"}}",
                    "200, <html>login</html>",
                    "404, gateway",
                    "500, {}",
                    "502, bad gateway"
                })
        void unexpectedAnswerIsFoundOut(int status, String body) {
            books.answer(status, body);

            assertThat(call(Commands.bill("120.50"))).isInstanceOf(CallOutcome.Unknown.class);
        }

        @Test
        void availabilityOnlyWaits() {
            books.fail(new ApiFailure.Unreachable("no connection"));
            assertThat(call(Commands.bill("1"))).isEqualTo(retry(1, "no connection"));

            books.answer(429, "");
            assertThat(call(Commands.bill("1")))
                    .isInstanceOfSatisfying(
                            CallOutcome.RetryLater.class,
                            retry -> assertThat(retry.after()).isEqualTo(Duration.ofSeconds(60)));

            books.answer(401, "");
            assertThat(call(Commands.bill("1"))).isInstanceOf(CallOutcome.RetryLater.class);

            books.fail(new ApiFailure.Unknown("time-out"));
            assertThat(call(Commands.bill("1"))).isInstanceOf(CallOutcome.Unknown.class);
        }

        @Test
        void waitsLongerEachTimeUpToFiveMinutes() {
            assertThat(FailureOutcomes.backoff(intent(Commands.bill("1"), 1, NOW)))
                    .isEqualTo(Duration.ofSeconds(1));
            assertThat(FailureOutcomes.backoff(intent(Commands.bill("1"), 4, NOW)))
                    .isEqualTo(Duration.ofSeconds(8));
            assertThat(FailureOutcomes.backoff(intent(Commands.bill("1"), 99, NOW)))
                    .isEqualTo(Duration.ofMinutes(5));
        }

        @Test
        void numberOfSomebodyElsesDocumentIsParked() {
            books.fault(400, "6140", "Duplicate Document Number Error");

            assertThat(call(Commands.journalEntry()))
                    .isInstanceOfSatisfying(
                            CallOutcome.Parked.class,
                            parked -> assertThat(parked.reason().code()).isEqualTo("duplicate-number"));
        }

        @Test
        void numberOfOurOwnDocumentIsAdopted() {
            done(call(Commands.journalEntry()));
            books.forgetRequestIds();
            books.fault(400, "6140", "Duplicate Document Number Error");

            CallOutcome.Done done = done(call(Commands.journalEntry()));

            assertThat(done.vendorId()).isEqualTo("1043");
            assertThat(done.detail()).startsWith("found by its marker: journal entry MLC-");
            assertThat(books.documents).hasSize(1);
        }
    }

    @Nested
    class Recovering {
        @Test
        void repeatsTheSameRequestWithinAnHour() {
            books.loseAnswer();
            assertThat(call(Commands.bill("120.50"))).isInstanceOf(CallOutcome.Unknown.class);

            CallOutcome.Done done = done(recover(Commands.bill("120.50"), NOW.minus(Duration.ofHours(1))));

            assertThat(done.vendorId()).isEqualTo("1043");
            assertThat(books.documents).hasSize(1);
            assertThat(books.requests.get(1)).isEqualTo(books.requests.get(0));
        }

        @Test
        void looksForTheMarkerAfterAnHour() {
            done(call(Commands.bill("120.50")));
            books.forgetRequestIds();

            CallOutcome.Done done = done(recover(Commands.bill("120.50"), NOW.minus(Duration.ofMinutes(61))));

            assertThat(done.vendorId()).isEqualTo("1043");
            assertThat(done.detail()).isEqualTo("found by its marker: bill B-1043");
            assertThat(books.documents).hasSize(1);
            assertThat(books.posts()).isEqualTo(1);
        }

        @Test
        void whatSomebodyChangedBeforeItIsFoundIsNotTakenForOurs() {
            done(call(Commands.bill("120.50")));
            books.forgetRequestIds();
            books.byHand(bill -> {});

            CallOutcome.Done done = done(recover(Commands.bill("120.50"), NOW.minus(Duration.ofHours(2))));

            assertThat(done.links())
                    .filteredOn(link -> link.pair().endsWith("/origin"))
                    .noneMatch(link -> Written.parse(link.agreedHash()).isPresent());
        }

        @Test
        void postsAfterAnHourWhenNothingCarriesTheMarker() {
            ObjectNode foreign = Json.mapper().createObjectNode();
            foreign.put("Id", "7").put("SyncToken", "0").put("PrivateNote", "[asana:99 mlc:0123456789abcdef]");
            books.documents.add(foreign);

            CallOutcome.Done done = done(recover(Commands.bill("120.50"), NOW.minus(Duration.ofDays(2))));

            assertThat(done.detail()).isEqualTo("created bill B-1043");
        }

        @Test
        void saysWhenThereAreTwoOfThem() {
            done(call(Commands.bill("120.50")));
            books.forgetRequestIds();
            done(call(Commands.bill("120.50")));

            CallOutcome.Done done = done(recover(Commands.bill("120.50"), NOW.minus(Duration.ofHours(5))));

            assertThat(done.vendorId()).isEqualTo("1043");
            assertThat(done.facts()).containsEntry("duplicates", "Bill/1044");
        }

        @Test
        void staysUnknownWhileTheSearchFails() {
            books.answer(500, "");

            assertThat(recover(Commands.bill("120.50"), NOW.minus(Duration.ofHours(5))))
                    .isInstanceOf(CallOutcome.Unknown.class);
            assertThat(books.posts()).isZero();
        }

        @Test
        void laterAttemptOfAnOldIntentLooksFirst() {
            done(call(Commands.bill("120.50")));
            books.forgetRequestIds();

            done(handler.call(
                    operation(Commands.bill("120.50")),
                    intent(Commands.bill("120.50"), 2, NOW.minus(Duration.ofHours(5))),
                    links));

            assertThat(books.documents).hasSize(1);
        }
    }

    @Nested
    class BeforeTheCall {
        @Test
        void sameCommandIsSameBytesAndSameId() {
            Operation operation = operation(Commands.bill("120.50"));

            assertThat(handler.freeze(operation, links)).isEqualTo(handler.freeze(operation, links));
            assertThat(handler.requestId(operation))
                    .isEqualTo(RequestId.of(Commands.REALM + "/CostItem/1207/PostBill/1"));
        }

        @Test
        void whatIsPostedIsNeverPostedAgainUnderAnotherKey() {
            known.put(
                    "CostItem/1207",
                    new Link(
                            "CostItem/1207",
                            new EntityRef(EntityType.BILL, "31"),
                            "1207",
                            Link.State.AGREED,
                            1,
                            "h",
                            "31",
                            null));

            assertThat(handler.freeze(operation(Commands.bill("120.50")), links))
                    .isInstanceOfSatisfying(
                            Frozen.Superseded.class,
                            superseded -> assertThat(superseded.why()).contains("Bill/31"));
            assertThat(books.requests).isEmpty();
        }

        @Test
        void aPostingMayBeDecidedAnewWhileItIsOnItsWayAndAnUpdateMayNot() {
            assertThat(handler.isDecidedAnew(operation(Commands.bill("120.50"))))
                    .isTrue();
            assertThat(handler.isDecidedAnew(operation(Commands.update("130.00"))))
                    .as("its key says the content")
                    .isFalse();
        }

        @Test
        void nothingIsIntendedWhileTheCompanyIsNotConnected() {
            connected = false;

            assertThat(handler.freeze(operation(Commands.bill("1")), links)).isInstanceOf(Frozen.NotYet.class);
            assertThat(call(Commands.bill("1"))).isInstanceOf(CallOutcome.RetryLater.class);
            assertThat(recover(Commands.bill("1"), NOW)).isInstanceOf(CallOutcome.RetryLater.class);
            assertThat(books.requests).isEmpty();
        }

        @Test
        void partsOfACentAreRefusedUnsent() {
            assertThat(handler.freeze(operation(Commands.bill("1.005")), links))
                    .isInstanceOfSatisfying(Frozen.Refused.class, refused -> {
                        assertThat(refused.outcome().reason().code()).isEqualTo("amount-precision");
                        assertThat(refused.outcome().links()).hasSize(1);
                    });
        }

        @Test
        void commandOfAnotherCompanyIsUnreadable() {
            byte[] other = Json.write(QboCommandV1.of("1", Commands.bill("1")));

            assertThatThrownBy(() -> handler.decode(REALM, other)).isInstanceOf(UnreadableException.class);
        }

        @Test
        void incompleteCommandIsUnreadable() {
            ObjectNode command = (ObjectNode)
                    Json.read(Json.write(QboCommandV1.of(Commands.REALM, Commands.bill("1"))), JsonNode.class);
            List.of("pair", "operation", "hash", "basis", "task", "bookDate", "kind", "vendor")
                    .forEach(member -> {
                        ObjectNode less = command.deepCopy();
                        less.remove(member);
                        assertThatThrownBy(() -> handler.decode(REALM, Json.write(less)))
                                .as(member)
                                .isInstanceOf(UnreadableException.class);
                    });
        }

        @Test
        void readsWhatWasDecided() {
            Operation operation = operation(Commands.journalEntry());

            assertThat(operation.command()).isEqualTo(Commands.journalEntry());
            assertThat(operation.target()).isEqualTo("CostItem/1207");
            assertThat(operation.record()).isEqualTo("asana/Task/1207");
        }

        @Test
        void tellsWhichPartitionsAreOurs() {
            handler.assigned(Set.of(1, 3), links);

            assertThat(assigned).containsExactly(1, 3);
        }
    }

    private CallOutcome call(QboCommand command) {
        return handler.call(operation(command), intent(command, 1, NOW), links);
    }

    private CallOutcome recover(QboCommand command, Instant intendedAt) {
        return handler.recover(operation(command), intent(command, 2, intendedAt), links);
    }

    private Operation operation(QboCommand command) {
        return handler.decode(REALM, Json.write(QboCommandV1.of(Commands.REALM, command)));
    }

    private LedgerEntryV1 intent(QboCommand command, int attempts, Instant intendedAt) {
        Operation operation = operation(command);
        boolean before = connected;
        connected = true;
        Frozen frozen = handler.freeze(operation, links);
        connected = before;
        return new LedgerEntryV1(
                operation.key(),
                LedgerEntryV1.State.INTENT,
                operation.record(),
                handler.requestId(operation),
                frozen instanceof Frozen.Payload(var text) ? text : "",
                command.hash(),
                attempts,
                intendedAt,
                NOW.plusSeconds(60),
                null,
                null,
                null,
                null,
                "quickbooks.commands-0-1");
    }

    private static CallOutcome retry(int seconds, String why) {
        return new CallOutcome.RetryLater(Duration.ofSeconds(seconds), why, Trouble.UNAVAILABLE);
    }

    private static CallOutcome.Done done(CallOutcome outcome) {
        assertThat(outcome).isInstanceOf(CallOutcome.Done.class);
        return (CallOutcome.Done) outcome;
    }
}
