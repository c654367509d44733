package io.mlconnector.asanawriter.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.asana.wire.AsanaJson;
import io.mlconnector.asanawriter.fake.FakeAsana;
import io.mlconnector.asanawriter.provision.Layouts;
import io.mlconnector.contracts.AsanaCommandV1;
import io.mlconnector.contracts.ConnectionV1.FieldLayout;
import io.mlconnector.contracts.ConnectionV1.Layout;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.AsanaCommand;
import io.mlconnector.domain.command.AsanaCommand.Home;
import io.mlconnector.domain.command.AsanaCommand.LinkProject;
import io.mlconnector.domain.command.AsanaCommand.PutOption;
import io.mlconnector.domain.command.AsanaCommand.PutTask;
import io.mlconnector.domain.command.AsanaCommand.ShowPosting;
import io.mlconnector.domain.command.Basis;
import io.mlconnector.domain.command.OperationKey;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.work.Directory;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.serviceruntime.ledger.CallOutcome;
import io.mlconnector.serviceruntime.ledger.Operation;
import io.mlconnector.serviceruntime.ledger.OperationHandler.Frozen;
import io.mlconnector.serviceruntime.ledger.OperationHandler.Links;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AsanaOperationHandlerTest {
    private static final ConnectionId REALM = new ConnectionId("9341");
    private static final EntityRef VENDOR = new EntityRef(EntityType.VENDOR, "56");
    private static final EntityRef TERM = new EntityRef(EntityType.TERM, "3");
    private static final Basis BASIS = new Basis("quickbooks/Vendor/56", "0");

    private final FakeAsana asana = new FakeAsana();
    private final Map<String, Link> known = new HashMap<>();
    private final Links links = (_, pair) -> Optional.ofNullable(known.get(pair));
    private final Layouts layouts = new Layouts();
    private final List<String> wantedWebhooks = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final AsanaOperationHandler handler = new AsanaOperationHandler(
            asana,
            layouts,
            (_, project) -> wantedWebhooks.add(project),
            (_, _) -> {},
            AsanaOperationHandler.Settings.DEFAULT,
            new MovableClock());

    @BeforeEach
    void layout() {
        Map<Field, FieldLayout> fields = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            Map<String, String> options = new HashMap<>();
            for (String choice : field.choices()) {
                options.put(choice, field + "." + choice);
            }
            String gid = String.valueOf(1 + List.of(Field.values()).indexOf(field));
            fields.put(field, new FieldLayout(gid, options));
            asana.fields.put(
                    gid,
                    AsanaJson.object()
                            .put("gid", gid)
                            .put(
                                    "resource_subtype",
                                    options.isEmpty() && field.entity().isEmpty() ? "text" : "enum"));
        }
        layouts.put(REALM, new Layout(fields, Map.of(Directory.VENDORS, "77", Directory.CUSTOMERS, "78"), null));
    }

    @Nested
    class PuttingTasks {
        @Test
        void createsWithFieldsAndExternalIdInOneCall() {
            Operation operation = decoded(putVendor("1-aa", null, Map.of()));

            String payload = payload(operation);

            CallOutcome outcome = run(operation);

            assertThat(asana.calls).containsExactly("createTask");
            assertThat(payload)
                    .isEqualTo("{\"call\":\"CREATE_TASK\",\"body\":{\"data\":{\"name\":\"ACME\",\"projects\":[\"77\"],"
                            + "\"due_on\":\"2026-12-12\",\"custom_fields\":{\"7\":1200.5,\"11\":\"QUICKBOOKS_STATUS.Active\","
                            + "\"12\":\"Vendor 56\",\"16\":null},\"external\":{\"gid\":\""
                            + handler.requestId(operation) + "\",\"data\":\"9341/Vendor/56/PutTask/1-aa\"}}}}");
            assertThat(handler.requestId(operation)).hasSize(36).startsWith("mlc:");
            Link link = link(done(outcome));
            assertThat(link)
                    .isEqualTo(new Link(
                            "Vendor/56",
                            VENDOR,
                            "1000",
                            Link.State.AGREED,
                            1,
                            "hash-1-aa",
                            null,
                            Instant.parse("2026-11-24T10:00:01Z")));
        }

        @Test
        void updatesWhenTheLinkHasATaskByNow() {
            run(decoded(putVendor("1-aa", null, Map.of())));

            CallOutcome outcome = run(decoded(putVendor("1-bb", null, Map.of())));

            assertThat(asana.calls).containsExactly("createTask", "updateTask 1000");
            assertThat(link(done(outcome)).revision()).isEqualTo(2);
            assertThat(asana.tasks).hasSize(1);
        }

        @Test
        void deletedTaskIsGoneAndNotCreatedAgain() {
            CallOutcome outcome = run(decoded(putVendor("2-aa", "404404", Map.of())));

            assertThat(link(done(outcome)).state()).isEqualTo(Link.State.GONE);
            assertThat(asana.tasks).isEmpty();
        }

        @Test
        void adoptsByExternalIdAfterUnknownOutcome() {
            asana.loseAnswer("createTask");
            Operation operation = decoded(putVendor("1-aa", null, Map.of()));
            LedgerEntryV1 intent = intent(operation);

            CallOutcome lost = handler.call(operation, intent, links);
            CallOutcome found = handler.recover(operation, intent, links);

            assertThat(lost)
                    .isInstanceOfSatisfying(
                            CallOutcome.Unknown.class,
                            unknown -> assertThat(unknown.after()).isEqualTo(Duration.ofSeconds(10)));
            assertThat(link(done(found)).asanaGid()).isEqualTo("1000");
            assertThat(asana.tasks).hasSize(1);
        }

        @Test
        void adoptsByQuickBooksIdWhereExternalIdsAreNotOffered() {
            asana.loseAnswer("createTask");
            asana.refuseAlways("fetchTaskByExternal", new ApiFailure.Forbidden("403", "oauth apps only"));
            Operation operation = decoded(putVendor("1-aa", null, Map.of()));
            LedgerEntryV1 intent = intent(operation);
            handler.call(operation, intent, links);
            asana.tasks.values().forEach(task -> task.remove("external"));

            CallOutcome found = handler.recover(operation, intent, links);

            assertThat(link(done(found)).asanaGid()).isEqualTo("1000");
            assertThat(asana.tasks).hasSize(1);
        }

        @Test
        void adoptsNoTaskOfAnotherKindWithTheSameId() {
            String bill = "https://qbo.test/bill?txnId=12";
            String invoice = "https://qbo.test/invoice?txnId=12";
            asana.refuseAlways("fetchTaskByExternal", new ApiFailure.Forbidden("403", "oauth apps only"));
            // An invoice, and a cost item that shows the very bill.
            asana.createTask(shows(invoice, "Invoice 12"));
            asana.createTask(shows(bill, "Steel"));
            String costItem = List.copyOf(asana.tasks.keySet()).getLast();
            known.put(
                    Pair.shown(costItem),
                    new Link(Pair.shown(costItem), null, costItem, Link.State.AGREED, 1, "h", "Posted", null));
            Operation operation =
                    decoded(putVendor("1-aa", null, Map.of(Field.QUICKBOOKS_LINK, new FieldValue.Text(bill))));

            CallOutcome created = handler.recover(operation, intent(operation), links);
            CallOutcome found = handler.recover(operation, intent(operation), links);

            assertThat(done(created).detail()).startsWith("created");
            assertThat(done(found).detail())
                    .startsWith("found task " + done(created).vendorId());
            assertThat(asana.tasks).hasSize(3);
        }

        private String shows(String page, String name) {
            return "{\"data\":{\"name\":\"" + name + "\",\"projects\":[\"77\"],\"custom_fields\":{\"12\":\"Vendor 56\","
                    + "\"14\":\"" + page + "\"}}}";
        }

        @Test
        void adoptsNoTaskOfAnotherNameWhereThereIsNoPage() {
            asana.refuseAlways("fetchTaskByExternal", new ApiFailure.Forbidden("403", "oauth apps only"));
            asana.createTask(shows("", "Bolt"));
            Operation operation = decoded(putVendor("1-aa", null, Map.of()));

            assertThat(done(handler.recover(operation, intent(operation), links))
                            .detail())
                    .startsWith("created");
        }

        @Test
        void createsWhenNothingIsFound() {
            asana.refuse("createTask", new ApiFailure.Unknown("time-out"));
            Operation operation = decoded(putVendor("1-aa", null, Map.of()));
            LedgerEntryV1 intent = intent(operation);
            handler.call(operation, intent, links);

            done(handler.recover(operation, intent, links));

            assertThat(asana.tasks).hasSize(1);
        }

        @Test
        void failedLookUpLeavesTheOutcomeUnknown() {
            asana.refuseAlways("fetchTaskByExternal", new ApiFailure.ServerError(503, "away"));
            Operation operation = decoded(putVendor("1-aa", null, Map.of()));

            CallOutcome outcome = handler.recover(operation, intent(operation), links);

            assertThat(outcome).isInstanceOf(CallOutcome.Unknown.class);
            assertThat(asana.tasks).isEmpty();
        }

        @Test
        void waitsForOptionThenWritesWithoutIt() {
            Operation operation = decoded(putVendor("1-aa", null, Map.of(Field.TERMS, new FieldValue.Entity(TERM))));

            assertThat(handler.freeze(operation, links)).isInstanceOf(Frozen.NotYet.class);
            now = now.plusSeconds(61);
            assertThat(payload(operation)).doesNotContain("\"6\":");
        }

        @Test
        void writesOptionByGid() {
            known.put(
                    Pair.option(TERM),
                    new Link(Pair.option(TERM), TERM, "6001", Link.State.AGREED, 1, "h", null, null));

            assertThat(payload(decoded(putVendor("1-aa", null, Map.of(Field.TERMS, new FieldValue.Entity(TERM))))))
                    .contains("\"6\":\"6001\"");
        }

        @Test
        void whatWasDecidedBeforeTheLastWriteIsLeftOut() {
            known.put("Vendor/56", new Link("Vendor/56", VENDOR, "1000", Link.State.AGREED, 2, "h", null, null));

            assertThat(handler.freeze(decoded(putVendor("1-aa", "1000", Map.of())), links))
                    .isInstanceOf(Frozen.Superseded.class);
            assertThat(handler.freeze(decoded(putVendor("2-aa", "1000", Map.of())), links))
                    .isInstanceOf(Frozen.Payload.class);
        }

        @Test
        void waitsForTheLayout() {
            layouts.remove(REALM);

            assertThat(handler.freeze(decoded(putVendor("1-aa", null, Map.of())), links))
                    .isInstanceOf(Frozen.NotYet.class);
        }

        @Test
        void refusalIsRecordedSoThatOnlyAChangeTriesAgain() {
            asana.refuse("createTask", new ApiFailure.Rejected("400", "name: too long", null));

            CallOutcome outcome = run(decoded(putVendor("1-aa", null, Map.of())));

            assertThat(outcome).isInstanceOfSatisfying(CallOutcome.Rejected.class, rejected -> {
                assertThat(rejected.reason().text()).contains("too long");
                assertThat(rejected.links().getFirst())
                        .isEqualTo(new Link(
                                "Vendor/56",
                                VENDOR,
                                null,
                                Link.State.REJECTED,
                                1,
                                "hash-1-aa",
                                "name: too long",
                                null));
            });
        }

        @Test
        void availabilityIsNeverARefusal() {
            List<ApiFailure> failures = List.of(
                    new ApiFailure.Unreachable("no connection"),
                    new ApiFailure.RateLimited("slow down", Duration.ofSeconds(9)),
                    new ApiFailure.Unauthorized("token"));
            for (ApiFailure failure : failures) {
                asana.refuse("createTask", failure);
                assertThat(run(decoded(putVendor("1-aa", null, Map.of())))).isInstanceOf(CallOutcome.RetryLater.class);
            }
        }

        private AsanaCommand putVendor(String revision, @Nullable String gid, Map<Field, FieldValue> more) {
            Map<Field, FieldValue> fields = new HashMap<>(more);
            fields.put(Field.AMOUNT, new FieldValue.Amount(new BigDecimal("1200.50")));
            fields.put(Field.QUICKBOOKS_ID, new FieldValue.Text("Vendor 56"));
            fields.put(Field.QUICKBOOKS_STATUS, new FieldValue.Choice("Active"));
            fields.put(Field.EMAIL, FieldValue.EMPTY);
            return new PutTask(
                    "Vendor/56",
                    OperationKey.of(REALM, "Vendor/56", "PutTask", revision),
                    "hash-" + revision,
                    BASIS,
                    VENDOR,
                    gid,
                    new Home.InDirectory(Directory.VENDORS),
                    "ACME",
                    LocalDate.of(2026, 12, 12),
                    fields);
        }
    }

    @Nested
    class ShowingPostings {
        @BeforeEach
        void task() {
            asana.tasks.put("1207", AsanaJson.object().put("gid", "1207"));
        }

        @Test
        void writesFieldsThenOneComment() {
            CallOutcome outcome = run(decoded(show("1-aa", "Posted as bill 1043.")));

            assertThat(asana.calls).containsExactly("updateTask 1207", "createStory 1207");
            assertThat(asana.stories.get("1207"))
                    .singleElement()
                    .satisfies(text -> assertThat(text).matches("(?s)Posted as bill 1043\\.\n\n\\[mlc:[0-9a-f]{8}]"));
            Link link = link(done(outcome));
            assertThat(link.pair()).isEqualTo("CostItem/1207/shown");
            assertThat(link.note()).isEqualTo("Posted");
            assertThat(link.asanaModifiedAt()).isEqualTo(Instant.parse("2026-11-24T10:00:01Z"));
        }

        @Test
        void commentsOnceWhenTheAnswerWasLost() {
            asana.loseAnswer("createStory");
            Operation operation = decoded(show("1-aa", "Posted."));
            LedgerEntryV1 intent = intent(operation);

            assertThat(handler.call(operation, intent, links)).isInstanceOf(CallOutcome.Unknown.class);
            done(handler.recover(operation, intent, links));
            done(handler.recover(operation, intent, links));

            assertThat(asana.stories.get("1207")).hasSize(1);
        }

        @Test
        void showsWithoutComment() {
            done(run(decoded(show("1-aa", null))));

            assertThat(asana.calls).containsExactly("updateTask 1207");
        }

        @Test
        void refusedCommentDoesNotUndoTheFields() {
            asana.refuse("createStory", new ApiFailure.Forbidden("403", "comment only for members"));

            assertThat(done(run(decoded(show("1-aa", "Posted.")))).detail()).contains("refused the comment");
        }

        @Test
        void commentAloneDoesNotWriteToTheTask() {
            CallOutcome outcome = run(decoded(tell()));

            assertThat(asana.calls).containsExactly("createStory 1207");
            assertThat(done(outcome).detail()).isEqualTo("commented on task 1207");
            assertThat(done(outcome).vendorVersion()).isNull();
            assertThat(link(done(outcome)).state()).isEqualTo(Link.State.AGREED);
            assertThat(link(done(outcome)).asanaModifiedAt()).isNull();
        }

        @Test
        void commentAloneIsWrittenOnceWhenTheAnswerWasLost() {
            asana.loseAnswer("createStory");
            Operation operation = decoded(tell());
            LedgerEntryV1 intent = intent(operation);

            assertThat(handler.call(operation, intent, links)).isInstanceOf(CallOutcome.Unknown.class);
            done(handler.recover(operation, intent, links));

            assertThat(asana.stories.get("1207")).hasSize(1);
        }

        @Test
        void commentAloneOnADeletedTaskIsGone() {
            asana.refuseAlways("createStory", new ApiFailure.NotFound("no such task"));
            asana.refuseAlways("listStories", new ApiFailure.NotFound("no such task"));
            Operation operation = decoded(tell());

            assertThat(link(done(run(operation))).state()).isEqualTo(Link.State.GONE);
            assertThat(link(done(handler.recover(operation, intent(operation), links)))
                            .state())
                    .isEqualTo(Link.State.GONE);
        }

        @Test
        void commentAloneWaitsForAccess() {
            asana.refuse("createStory", new ApiFailure.Forbidden("403", "comment only for members"));

            assertThat(run(decoded(tell()))).isInstanceOf(CallOutcome.RetryLater.class);
        }

        private AsanaCommand tell() {
            String pair = Pair.told("1207", "posted");
            return new ShowPosting(
                    pair, OperationKey.of(REALM, pair, "tell", "1"), "hash", BASIS, "1207", Map.of(), "Posted.");
        }

        private AsanaCommand show(String revision, @Nullable String comment) {
            return new ShowPosting(
                    Pair.shown("1207"),
                    OperationKey.of(REALM, Pair.shown("1207"), "ShowPosting", revision),
                    "hash-" + revision,
                    BASIS,
                    "1207",
                    Map.of(Field.POSTING, new FieldValue.Choice("Posted")),
                    comment);
        }
    }

    @Nested
    class PuttingOptions {
        private static final String FIELD = "1";

        @Test
        void createsAndLinksBothWays() {
            CallOutcome outcome = run(decoded(option("1-aa", "ACME", true)));

            assertThat(done(outcome).links()).extracting(Link::pair).containsExactly("Vendor/56/option", "Option/1000");
            assertThat(done(outcome).links()).allSatisfy(link -> {
                assertThat(link.quickbooks()).isEqualTo(VENDOR);
                assertThat(link.asanaGid()).isEqualTo("1000");
            });
        }

        @Test
        void followsNameAndState() {
            run(decoded(option("1-aa", "ACME", true)));

            run(decoded(option("2-bb", "ACME Ltd", false)));

            assertThat(options()).containsExactly("ACME Ltd disabled");
        }

        @Test
        void adoptsAfterUnknownOutcome() {
            asana.loseAnswer("createEnumOption");
            Operation operation = decoded(option("1-aa", "ACME", true));
            LedgerEntryV1 intent = intent(operation);

            assertThat(handler.call(operation, intent, links)).isInstanceOf(CallOutcome.Unknown.class);
            done(handler.recover(operation, intent, links));

            assertThat(options()).containsExactly("ACME enabled");
        }

        @Test
        void adoptsFreeDisabledOptionOfThatName() {
            asana.createEnumOption(FIELD, "{\"data\":{\"name\":\"ACME\",\"enabled\":false}}");

            run(decoded(option("1-aa", "ACME", true)));

            assertThat(options()).containsExactly("ACME enabled");
        }

        @Test
        void neverTakesAnotherEntitysOption() {
            asana.createEnumOption(FIELD, "{\"data\":{\"name\":\"ACME\"}}");
            known.put(
                    "Option/1000",
                    new Link(
                            "Option/1000",
                            new EntityRef(EntityType.VENDOR, "99"),
                            "1000",
                            Link.State.AGREED,
                            1,
                            "h",
                            "ACME",
                            null));

            run(decoded(option("1-aa", "ACME", true)));

            assertThat(options()).containsExactly("ACME enabled", "ACME enabled");
        }

        @Test
        void fullFieldIsLookedAtAgainUntilThereIsRoom() {
            for (int i = 0; i < FieldOptions.MAX_OPTIONS; i++) {
                asana.createEnumOption(FIELD, "{\"data\":{\"name\":\"Vendor " + i + "\"}}");
            }
            Operation operation = decoded(option("1-aa", "ACME", true));

            assertThat(run(operation)).isInstanceOfSatisfying(CallOutcome.RetryLater.class, later -> {
                assertThat(later.after()).isEqualTo(Duration.ofMinutes(15));
                assertThat(later.why()).contains("the field Vendor holds 500 options");
            });

            Objects.requireNonNull(asana.fields.get(FIELD))
                    .withArray("enum_options")
                    .remove(0);
            now = now.plus(Duration.ofMinutes(15));
            assertThat(done(run(operation)).detail()).startsWith("created option");
        }

        @Test
        void optionThatIsThereDoesNotWaitForRoom() {
            AsanaCommand rename = new PutOption(
                    Pair.option(VENDOR),
                    OperationKey.of(REALM, Pair.option(VENDOR), "PutOption", "2-bb"),
                    "hash",
                    BASIS,
                    VENDOR,
                    Field.VENDOR,
                    "1000",
                    "ACME Ltd",
                    true);

            assertThat(decoded(rename).target()).isEqualTo(Pair.option(VENDOR));
        }

        @Test
        void newOptionsOfOneFieldAreOneTarget() {
            assertThat(decoded(option("1-aa", "ACME", true)).target()).isEqualTo("options/VENDOR");
        }

        @Test
        void firstLoadReadsTheFieldOnce() {
            run(decoded(option("1-aa", "ACME", true)));
            known.clear();
            run(decoded(option("1-bb", "Bolt", true)));

            assertThat(asana.count("fetchCustomField")).isEqualTo(1);
            assertThat(options()).hasSize(2);
        }

        private List<String> options() {
            List<String> names = new ArrayList<>();
            asana.fields
                    .getOrDefault(FIELD, AsanaJson.object())
                    .path("enum_options")
                    .forEach(option -> names.add(option.path("name").asText()
                            + (option.path("enabled").asBoolean() ? " enabled" : " disabled")));
            return names;
        }

        private AsanaCommand option(String revision, String name, boolean enabled) {
            return new PutOption(
                    Pair.option(VENDOR),
                    OperationKey.of(REALM, Pair.option(VENDOR), "PutOption", revision),
                    "hash-" + revision,
                    BASIS,
                    VENDOR,
                    Field.VENDOR,
                    null,
                    name,
                    enabled);
        }
    }

    @Nested
    class LinkingProjects {
        @Test
        void addsMissingFieldsOnlyAndAsksForAWebhook() {
            asana.settings.put("77", new ArrayList<>(List.of("1", "2")));

            CallOutcome outcome = run(decoded(linkProject()));

            assertThat(asana.settings.get("77"))
                    .hasSize(Field.OF_LINKED_PROJECT.size())
                    .doesNotHaveDuplicates();
            assertThat(wantedWebhooks).containsExactly("77");
            assertThat(link(done(outcome)).pair()).isEqualTo("Project/77");
        }

        @Test
        void again() {
            run(decoded(linkProject()));
            long added = asana.count("addCustomFieldSetting");

            run(decoded(linkProject()));

            assertThat(asana.count("addCustomFieldSetting")).isEqualTo(added);
        }

        private AsanaCommand linkProject() {
            return new LinkProject(
                    "Project/77", OperationKey.of(REALM, "Project/77", "LinkProject", "1-aa"), "hash", BASIS, "77");
        }
    }

    @Test
    void refusesCommandOfAnotherConnection() {
        byte[] value = Json.write(AsanaCommandV1.of(
                "9341",
                new LinkProject(
                        "Project/77", OperationKey.of(REALM, "Project/77", "LinkProject", "1"), "h", BASIS, "77")));

        assertThatThrownBy(() -> handler.decode(new ConnectionId("1"), value)).isInstanceOf(UnreadableException.class);
    }

    private Operation decoded(AsanaCommand command) {
        return handler.decode(REALM, Json.write(AsanaCommandV1.of(REALM.value(), command)));
    }

    private String payload(Operation operation) {
        return switch (handler.freeze(operation, links)) {
            case Frozen.Payload(var text) -> text;
            case Frozen.NotYet(var _, var why, var _) -> throw new AssertionError(why);
            case Frozen.Superseded(var why) -> throw new AssertionError(why);
            case Frozen.Refused(var outcome) -> throw new AssertionError(outcome.reason());
        };
    }

    private LedgerEntryV1 intent(Operation operation) {
        return new LedgerEntryV1(
                operation.key(),
                LedgerEntryV1.State.INTENT,
                operation.record(),
                handler.requestId(operation),
                payload(operation),
                operation.command().hash(),
                1,
                now,
                now.plusSeconds(60),
                null,
                null,
                null,
                null,
                "asana.commands-0-1");
    }

    /// As the loop does it: freeze, call, keep the links.
    private CallOutcome run(Operation operation) {
        CallOutcome outcome = handler.call(operation, intent(operation), links);
        if (outcome instanceof CallOutcome.Done done) {
            done.links().forEach(link -> known.put(link.pair(), link));
        }
        return outcome;
    }

    private static CallOutcome.Done done(CallOutcome outcome) {
        assertThat(outcome).isInstanceOf(CallOutcome.Done.class);
        return (CallOutcome.Done) outcome;
    }

    private static Link link(CallOutcome.Done done) {
        return done.links().getFirst();
    }

    private final class MovableClock extends Clock {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
