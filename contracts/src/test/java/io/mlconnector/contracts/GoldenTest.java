package io.mlconnector.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.Posting;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.command.AsanaCommand;
import io.mlconnector.domain.command.Basis;
import io.mlconnector.domain.command.OperationKey;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Refusal;
import io.mlconnector.domain.work.Directory;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Freezes the wire form of every topic value. A change of a golden file is a change of the public API between the
/// services: members may be added, never renamed, removed or given another meaning.
class GoldenTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String REALM = "9341452000000001";
    private static final Basis ON_VENDOR = new Basis("quickbooks/Vendor/56", "3");
    private static final Basis ON_TASK = new Basis("asana/Task/1207", "2026-11-20T12:00:00Z");
    private static final EntityRef VENDOR = new EntityRef(EntityType.VENDOR, "56");

    static Stream<Arguments> values() throws IOException {
        JsonNode body =
                Json.mapper().readTree("{\"Id\":\"56\",\"SyncToken\":\"3\",\"Balance\":120.50,\"x-unknown\":[1]}");
        return Stream.of(
                Arguments.of(
                        "change",
                        new ChangeV1(
                                REALM,
                                "Vendor",
                                "56",
                                "updated",
                                ChangeV1.Cause.WEBHOOK,
                                "6f0c-Vendor-56",
                                NOON,
                                null,
                                null)),
                Arguments.of(
                        "quickbooks-record",
                        new QuickBooksRecordV1(REALM, "Vendor", "56", 3, RecordState.ACTIVE, NOON, null, body)),
                Arguments.of("asana-record", new AsanaRecordV1(REALM, "Task", "1207", false, false, NOON, NOON, body)),
                Arguments.of("put-task", AsanaCommandV1.of(REALM, putTask())),
                Arguments.of("show-posting", AsanaCommandV1.of(REALM, showPosting())),
                Arguments.of("put-option", AsanaCommandV1.of(REALM, putOption())),
                Arguments.of("link-project", AsanaCommandV1.of(REALM, linkProject())),
                Arguments.of("remove-task", AsanaCommandV1.of(REALM, removeTask())),
                Arguments.of("post-bill", QboCommandV1.of(REALM, postBill())),
                Arguments.of("update-bill", QboCommandV1.of(REALM, updateBill())),
                Arguments.of("post-journal-entry", QboCommandV1.of(REALM, postJournalEntry())),
                Arguments.of(
                        "ledger-entry",
                        new LedgerEntryV1(
                                REALM + "/CostItem/1207/post/1",
                                LedgerEntryV1.State.PARKED,
                                "asana/Task/1207",
                                "MFZWIZLTOQ",
                                "{\"VendorRef\":{\"value\":\"56\"}}",
                                "ab12",
                                2,
                                NOON,
                                NOON.plusSeconds(60),
                                NOON.plusSeconds(2),
                                null,
                                null,
                                new LedgerEntryV1.Reason("closed-period", "The books are closed for 2026-01-10."),
                                "quickbooks.commands-1-42")),
                Arguments.of(
                        "link",
                        LinkV1.of(
                                REALM,
                                new Link("Vendor/56", VENDOR, "1208", Link.State.AGREED, 2, "ab12", "Posted", NOON))),
                Arguments.of(
                        "refused-link",
                        LinkV1.of(
                                REALM,
                                new Link(
                                        "CostItem/1207",
                                        null,
                                        "1207",
                                        Link.State.REJECTED,
                                        2,
                                        "ab12",
                                        "QuickBooks no longer accepts the vendor 56 of this item.",
                                        null,
                                        new Refusal("inactive-reference", 2, VENDOR, LocalDate.parse("2026-11-20")),
                                        NOON))),
                Arguments.of(
                        "connection",
                        new ConnectionV1(
                                REALM,
                                "1200",
                                new ConnectionV1.Layout(
                                        Map.of(
                                                Field.POSTING,
                                                new ConnectionV1.FieldLayout("1301", Map.of("Ready", "1401"))),
                                        Map.of(Directory.VENDORS, "1501"),
                                        "1601"))),
                Arguments.of(
                        "mapping",
                        new MappingV1(
                                REALM,
                                "default",
                                "Europe/London",
                                "Accrued liabilities",
                                List.of(new MappingV1.Project("1701", "Fit-out", "Leeds", null)))),
                Arguments.of("token", new TokenV1(REALM, "access", 7, "Y2lwaGVydGV4dA==", NOON, 3L, null)),
                Arguments.of("reads", new ReadsV1(REALM, "2026-11", "cdc", 288, NOON, NOON.plusSeconds(60))),
                Arguments.of(
                        "watch",
                        new WatchV1(
                                REALM,
                                "quickbooks",
                                NOON,
                                List.of("Bill", "Vendor"),
                                NOON,
                                NOON,
                                List.of(new WatchV1.Quiet(NOON, NOON.plusSeconds(36_000))),
                                new WatchV1.Gaps(24, 120, 2, 8L, 61L),
                                300L,
                                12_000L,
                                "No webhook came.",
                                NOON)),
                Arguments.of("grant", new GrantV1(REALM, 3, "Y2lwaGVydGV4dA==", NOON)),
                Arguments.of(
                        "webhook",
                        new WebhookV1(
                                REALM,
                                REALM + "~0a1b",
                                "1701",
                                WebhookV1.State.ACTIVE,
                                "1801",
                                "Y2lwaGVydGV4dA==",
                                null)),
                Arguments.of(
                        "audit",
                        new AuditV1(
                                NOON,
                                REALM,
                                "asana/Task/1207",
                                List.of("quickbooks/Bill/1043"),
                                "qbo-writer",
                                "done",
                                "posted as bill 1043",
                                Map.of("requestId", "MFZWIZLTOQ"))),
                Arguments.of(
                        "seal",
                        new SealV1(
                                1,
                                0,
                                43,
                                List.of("0:00112233445566aa", "42:00112233445566bb"),
                                "0".repeat(64),
                                "ab".repeat(32),
                                NOON,
                                "0011223344556677",
                                "c2lnbmF0dXJl")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void isWrittenAsFrozen(String name, Object value) throws IOException {
        assertThat(Json.mapper().readTree(Json.write(value))).isEqualTo(golden(name));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void isReadBackAsWritten(String name, Object value) {
        assertThat(Json.read(Json.write(value), value.getClass())).isEqualTo(value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void isReadWithMembersOfALaterVersion(String name, Object value) throws IOException {
        ObjectNode later = (ObjectNode) golden(name);
        later.putObject("memberOfALaterVersion").put("a", 1);
        assertThat(Json.read(Json.mapper().writeValueAsBytes(later), value.getClass()))
                .isEqualTo(value);
    }

    @Test
    void commandsSurviveTheTrip() {
        for (AsanaCommand command : List.of(putTask(), showPosting(), putOption(), linkProject())) {
            assertThat(AsanaCommandV1.of(REALM, command).toDomain()).isEqualTo(command);
        }
        for (QboCommand command : List.of(postBill(), updateBill(), postJournalEntry())) {
            assertThat(QboCommandV1.of(REALM, command).toDomain()).isEqualTo(command);
        }
    }

    @Test
    void aJournalEntryOfAnEarlierReleaseIsInTheCompanysOwnCurrency() throws IOException {
        ObjectNode earlier = (ObjectNode) golden("post-journal-entry");
        earlier.remove("currency");

        QboCommand command = Json.read(Json.mapper().writeValueAsBytes(earlier), QboCommandV1.class)
                .toDomain();

        assertThat(((QboCommand.PostJournalEntry) command).currency()).isNull();
    }

    private static AsanaCommand.PutTask putTask() {
        return new AsanaCommand.PutTask(
                "Vendor/56",
                new OperationKey(REALM + "/Vendor/56/task/1-ab12"),
                "ab12",
                ON_VENDOR,
                VENDOR,
                null,
                new AsanaCommand.Home.InDirectory(Directory.VENDORS),
                "Ünal & Söhne <GmbH>",
                LocalDate.of(2026, 12, 12),
                Map.of(
                        Field.BALANCE, new FieldValue.Amount(new BigDecimal("120.5")),
                        Field.TERMS, new FieldValue.Entity(new EntityRef(EntityType.TERM, "3")),
                        Field.QUICKBOOKS_STATUS, new FieldValue.Choice("Active"),
                        Field.PHONE, new FieldValue.Text("0113 496 0000"),
                        Field.EMAIL, FieldValue.EMPTY));
    }

    private static AsanaCommand.ShowPosting showPosting() {
        return new AsanaCommand.ShowPosting(
                "CostItem/1207/shown",
                new OperationKey(REALM + "/CostItem/1207/shown/show/1-cd34"),
                "cd34",
                ON_TASK,
                "1207",
                Map.of(Field.POSTING, new FieldValue.Choice("Posted")),
                "Posted as bill 1043.");
    }

    private static AsanaCommand.PutOption putOption() {
        return new AsanaCommand.PutOption(
                "Vendor/56/option",
                new OperationKey(REALM + "/Vendor/56/option/option/1-ef56"),
                "ef56",
                ON_VENDOR,
                VENDOR,
                Field.VENDOR,
                "1302",
                "Ünal",
                false);
    }

    private static AsanaCommand.LinkProject linkProject() {
        return new AsanaCommand.LinkProject(
                "Project/1701", new OperationKey(REALM + "/Project/1701/link/1-9a"), "9a", ON_TASK, "1701");
    }

    private static AsanaCommand.RemoveTask removeTask() {
        return new AsanaCommand.RemoveTask(
                "Vendor/56",
                new OperationKey(REALM + "/Vendor/56/sweep/1299"),
                "9b",
                new Basis("quickbooks/Vendor/56", "2026-11-20T12:00:00Z"),
                new EntityRef(EntityType.VENDOR, "56"),
                "1299");
    }

    private static QboCommand.UpdateBill updateBill() {
        return new QboCommand.UpdateBill(
                "CostItem/1207",
                new OperationKey(REALM + "/CostItem/1207/update/1-ab12"),
                "cd34",
                ON_TASK,
                "1207",
                "1043",
                3,
                1,
                "56",
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 12, 12),
                "2",
                List.of(new QboCommand.BillLine(new BigDecimal("120.00"), "7", "5", null, "Plasterboard")),
                List.of("amount 100.00 -> 120.00"));
    }

    private static QboCommand.PostBill postBill() {
        return new QboCommand.PostBill(
                "CostItem/1207",
                new OperationKey(REALM + "/CostItem/1207/post/1"),
                "ab12",
                ON_TASK,
                "1207",
                "56",
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 12, 12),
                "2",
                "USD",
                List.of(new QboCommand.BillLine(new BigDecimal("1234.50"), "7", "5", null, "Plasterboard")));
    }

    private static QboCommand.PostJournalEntry postJournalEntry() {
        return new QboCommand.PostJournalEntry(
                "CostItem/1209",
                new OperationKey(REALM + "/CostItem/1209/post/1"),
                "cd34",
                new Basis("asana/Task/1209", "2026-11-20T12:00:00Z"),
                "1209",
                LocalDate.of(2026, 11, 20),
                "USD",
                "Travel",
                List.of(
                        new Posting(Posting.Side.DEBIT, new BigDecimal("80.00"), "9", "5", "2", null),
                        new Posting(Posting.Side.CREDIT, new BigDecimal("80.00"), "33", "5", "2", VENDOR)));
    }

    private static JsonNode golden(String name) {
        String file = "/golden/" + name + ".json";
        try (InputStream stream = GoldenTest.class.getResourceAsStream(file)) {
            assertThat(stream).as(file).isNotNull();
            return Json.mapper().readTree(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
