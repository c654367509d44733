package io.mlconnector.enrich.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.AsanaCommandV1;
import io.mlconnector.contracts.AsanaRecordV1;
import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.CloudEventHeaders;
import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.DeadLetter;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.contracts.MappingV1;
import io.mlconnector.contracts.QuickBooksRecordV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.Party;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.AsanaCommand.Home;
import io.mlconnector.domain.command.AsanaCommand.PutTask;
import io.mlconnector.domain.command.Basis;
import io.mlconnector.domain.command.OperationKey;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Refusal;
import io.mlconnector.domain.mapping.Mapping;
import io.mlconnector.domain.plan.ConnectionView;
import io.mlconnector.domain.plan.Plan;
import io.mlconnector.domain.plan.Trigger;
import io.mlconnector.domain.work.Directory;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.domain.work.Task;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingTopologyTest {
    private static final String REALM = "9341";
    private static final String VENDOR = REALM + "/Vendor/56";
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @TempDir
    private Path folder;

    private final ScriptedPlanner planner = new ScriptedPlanner();
    private final MovingClock clock = new MovingClock(NOW);
    private TopologyTestDriver driver;

    @BeforeEach
    void start() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        driver = new TopologyTestDriver(MappingTopology.build(planner, "https://books.example/app", clock), settings);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void handsOutWhatFollowsFromAChangedRecord() {
        mappingIsKnown();
        planner.next = new Plan(List.of(putTask()), List.of());

        send(Topics.QUICKBOOKS_RECORDS.name(), VENDOR, vendor(0, "Ada"));

        assertThat(planner.triggers).last().isEqualTo(new Trigger.EntityChanged(ref("Vendor/56")));
        TestRecord<String, byte[]> command = out(Topics.ASANA_COMMANDS.name()).readRecord();
        assertThat(command.key()).isEqualTo(VENDOR);
        assertThat(command.timestamp()).isEqualTo(NOW.toEpochMilli());
        assertThat(Json.read(command.value(), AsanaCommandV1.class).toDomain()).isEqualTo(putTask());
        assertThat(CloudEventHeaders.get(command.headers(), CloudEventHeaders.CAUSATION_ID))
                .isEqualTo("quickbooks.records-0-0");
        AuditV1 audit = Json.read(out(Topics.AUDIT.name()).readValue(), AuditV1.class);
        assertThat(audit.step()).isEqualTo("decided");
        assertThat(audit.record()).isEqualTo("quickbooks/Vendor/56");
        assertThat(audit.facts()).containsEntry("operation", putTask().key().value());
    }

    @Test
    void decidesNothingBeforeTheMappingIsKnown() {
        planner.next = new Plan(List.of(putTask()), List.of());

        send(Topics.QUICKBOOKS_RECORDS.name(), VENDOR, vendor(0, "Ada"));
        assertThat(planner.triggers).isEmpty();

        mappingIsKnown();
        assertThat(planner.triggers).containsExactly(new Trigger.RulesChanged());
        assertThat(out(Topics.ASANA_COMMANDS.name()).getQueueSize()).isOne();
    }

    @Test
    void asksNothingForWhatIsTheSameOrOlder() {
        mappingIsKnown();
        send(Topics.QUICKBOOKS_RECORDS.name(), VENDOR, vendor(2, "Ada"));
        planner.triggers.clear();

        send(Topics.QUICKBOOKS_RECORDS.name(), VENDOR, vendor(2, "Ada"));
        send(Topics.QUICKBOOKS_RECORDS.name(), VENDOR, vendor(1, "Older"));

        assertThat(planner.triggers).isEmpty();
        assertThat(driver.<String, byte[]>getKeyValueStore(Table.QUICKBOOKS_RECORDS.store())
                        .get(VENDOR))
                .isEqualTo(vendor(2, "Ada"));
    }

    @Test
    void aCommandThatIsFoundAgainBeforeItIsCarriedOutIsSentOnce() {
        mappingIsKnown();
        planner.next = new Plan(List.of(putTask()), List.of());

        send(Topics.QUICKBOOKS_RECORDS.name(), VENDOR, vendor(0, "Ada"));
        send(Topics.QUICKBOOKS_RECORDS.name(), VENDOR, vendor(1, "Ada"));

        assertThat(out(Topics.ASANA_COMMANDS.name()).readRecordsToList()).hasSize(1);
    }

    @Test
    void ofOneVersionTheOneThatWasReadLaterCounts() {
        mappingIsKnown();
        send(Topics.QUICKBOOKS_RECORDS.name(), VENDOR, vendor(1, "Balance 70", NOW));
        int asked = planner.triggers.size();

        send(Topics.QUICKBOOKS_RECORDS.name(), VENDOR, vendor(1, "Balance 0", NOW.minusSeconds(9)));

        assertThat(planner.triggers).hasSize(asked);
        assertThat(planner.view().findEntity(ref("Vendor/56")).orElseThrow().label())
                .isEqualTo("Balance 70");
    }

    @Test
    void anOlderLinkIsNotGoneBackTo() {
        mappingIsKnown();
        send(Topics.LINKS.name(), REALM + "/Vendor/56", link(2, "1207"));
        int asked = planner.triggers.size();

        send(Topics.LINKS.name(), REALM + "/Vendor/56", link(1, "1111"));

        assertThat(planner.triggers).hasSize(asked);
        assertThat(planner.view().findLink("Vendor/56").orElseThrow().asanaGid())
                .isEqualTo("1207");
    }

    @Test
    void asksAgainForEachLinkEvenWhenItIsTheSame() {
        mappingIsKnown();
        byte[] link = Json.write(LinkV1.of(
                REALM, new Link("Vendor/56", ref("Vendor/56"), "1207", Link.State.AGREED, 1, "hash", null, NOW)));

        send(Topics.LINKS.name(), REALM + "/Vendor/56", link);
        send(Topics.LINKS.name(), REALM + "/Vendor/56", link);

        assertThat(planner.triggers)
                .endsWith(new Trigger.LinkChanged("Vendor/56"), new Trigger.LinkChanged("Vendor/56"));
        assertThat(planner.view().findLink("Vendor/56").orElseThrow().asanaGid())
                .isEqualTo("1207");
    }

    @Test
    void asksForWhatWasRefusedWhenItIsTimeTo() {
        mappingIsKnown();
        send(Topics.LINKS.name(), REALM + "/CostItem/1207", refused("1207", NOW));
        int asked = planner.triggers.size();
        pass(Duration.ofSeconds(10));
        assertThat(planner.triggers).as("not yet").hasSize(asked);

        planner.next = new Plan(List.of(putTask()), List.of());
        pass(Duration.ofSeconds(5));
        pass(Duration.ofSeconds(5));

        assertThat(planner.triggers).last().isEqualTo(new Trigger.RetriesDue(List.of(List.of("1207"))));
        assertThat(out(Topics.ASANA_COMMANDS.name()).readRecordsToList())
                .as("looked at twice, sent once")
                .hasSize(1);
    }

    @Test
    void asksForNothingRefusedWhileOldRecordsAreRead() {
        mappingIsKnown();
        send(Topics.LINKS.name(), REALM + "/CostItem/1207", refused("1207", NOW.minusSeconds(500)));
        int asked = planner.triggers.size();
        for (int record = 0; record < 5; record++) {
            driver.createInputTopic(Topics.LINKS.name(), new StringSerializer(), new ByteArraySerializer())
                    .pipeInput(REALM + "/Option/" + record, link(1, "1"), NOW.minusSeconds(400));
            pass(Duration.ofSeconds(5));
        }
        assertThat(planner.triggers).hasSize(asked + 5).doesNotHaveAnyElementsOfTypes(Trigger.RetriesDue.class);

        pass(Duration.ofSeconds(10));
        assertThat(planner.triggers).last().isInstanceOf(Trigger.RetriesDue.class);
    }

    @Test
    void asksNoMoreForWhatIsPosted() {
        mappingIsKnown();
        send(Topics.LINKS.name(), REALM + "/CostItem/1207", refused("1207", NOW.minusSeconds(15)));
        send(
                Topics.LINKS.name(),
                REALM + "/CostItem/1207",
                Json.write(LinkV1.of(
                        REALM,
                        new Link("CostItem/1207", ref("Bill/9"), "1207", Link.State.AGREED, 2, "h", "9", null)
                                .at(NOW))));
        int asked = planner.triggers.size();

        pass(Duration.ofSeconds(60));

        assertThat(planner.triggers).hasSize(asked);
    }

    @Test
    void setsAsideWhatCannotBeReadAndGoesOn() {
        mappingIsKnown();
        byte[] broken = "{\"syncToken\": \"no".getBytes(StandardCharsets.UTF_8);
        byte[] nameless = Json.write(new QuickBooksRecordV1(
                REALM, "Vendor", "57", 0, RecordState.ACTIVE, NOW, null, json("{\"Id\":\"57\"}")));

        send(Topics.QUICKBOOKS_RECORDS.name(), VENDOR, broken);
        send(Topics.QUICKBOOKS_RECORDS.name(), REALM + "/Vendor/57", nameless);
        send(Topics.QUICKBOOKS_RECORDS.name(), REALM + "/Vendor/58", vendor(0, "Ada"));

        List<TestRecord<String, byte[]>> dead =
                out(Topics.QUICKBOOKS_RECORDS.deadLetters().name()).readRecordsToList();
        assertThat(dead).extracting(TestRecord::key).containsExactly(VENDOR, REALM + "/Vendor/57");
        assertThat(dead.getFirst().value()).isEqualTo(broken);
        assertThat(CloudEventHeaders.get(dead.getFirst().headers(), DeadLetter.REASON_CODE))
                .isEqualTo("unreadable");
        assertThat(CloudEventHeaders.get(dead.getFirst().headers(), DeadLetter.ORIGIN))
                .isEqualTo("quickbooks.records-0-0");
        assertThat(CloudEventHeaders.get(dead.get(1).headers(), DeadLetter.REASON_TEXT))
                .contains("DisplayName");
        assertThat(planner.triggers).last().isEqualTo(new Trigger.EntityChanged(ref("Vendor/58")));
        assertThat(planner.view().listEntities(EntityType.VENDOR)).hasSize(1);
    }

    @Test
    void setsAsideWhatThePlannerFailsOnAndGoesOn() {
        mappingIsKnown();
        planner.failure = new IllegalStateException("a bug");
        send(Topics.QUICKBOOKS_RECORDS.name(), VENDOR, vendor(0, "Ada"));
        planner.failure = null;
        send(Topics.QUICKBOOKS_RECORDS.name(), REALM + "/Vendor/58", vendor(0, "Bob"));

        assertThat(out(Topics.QUICKBOOKS_RECORDS.deadLetters().name()).readKeyValuesToList())
                .hasSize(1);
        assertThat(planner.triggers).last().isEqualTo(new Trigger.EntityChanged(ref("Vendor/58")));
    }

    @Test
    void seesOnlyTheRecordsOfTheConnection() {
        mappingIsKnown();
        send(Topics.QUICKBOOKS_RECORDS.name(), "93410/Vendor/1", vendor(0, "Other company"));
        send(Topics.QUICKBOOKS_RECORDS.name(), VENDOR, vendor(3, "Ada"));

        assertThat(planner.view().connection()).isEqualTo(new ConnectionId(REALM));
        assertThat(planner.view().listEntities(EntityType.VENDOR))
                .singleElement()
                .isEqualTo(new Party(
                        ref("Vendor/56"),
                        3,
                        RecordState.ACTIVE,
                        "Ada",
                        Party.Contact.NONE,
                        null,
                        null,
                        BigDecimal.ZERO));
    }

    @Test
    void seesTasksOnceTheLayoutIsKnown() {
        mappingIsKnown();
        send(Topics.ASANA_RECORDS.name(), REALM + "/Task/1207", task());
        assertThat(planner.view().listTasks()).isEmpty();

        ConnectionV1.Layout layout = new ConnectionV1.Layout(
                Map.of(
                        Field.POSTING, new ConnectionV1.FieldLayout("1301", Map.of("Ready", "1401")),
                        Field.AMOUNT, new ConnectionV1.FieldLayout("1302", Map.of())),
                Map.of(),
                null);
        send(Topics.CONNECTIONS.name(), REALM, Json.write(new ConnectionV1(REALM, "1200", layout)));

        assertThat(planner.triggers).last().isEqualTo(new Trigger.RulesChanged());
        Task task = planner.view().findTask("1207").orElseThrow();
        assertThat(task.field(Field.POSTING)).isEqualTo(new FieldValue.Choice("Ready"));
        assertThat(task.field(Field.AMOUNT)).isEqualTo(new FieldValue.Amount(new BigDecimal("12.50")));
    }

    @Test
    void plansATaskThatComesBackUnmodified() {
        mappingIsKnown();
        send(
                Topics.CONNECTIONS.name(),
                REALM,
                Json.write(new ConnectionV1(REALM, "1200", new ConnectionV1.Layout(Map.of(), Map.of(), null))));
        send(Topics.ASANA_RECORDS.name(), REALM + "/Task/1207", task());
        send(Topics.ASANA_RECORDS.name(), REALM + "/Task/1207", task(true, NOW.plusSeconds(5)));
        assertThat(planner.view().findTask("1207").orElseThrow().gone()).isTrue();
        planner.triggers.clear();

        send(Topics.ASANA_RECORDS.name(), REALM + "/Task/1207", task(false, NOW.plusSeconds(9)));

        assertThat(planner.triggers).containsExactly(new Trigger.TaskChanged("1207"));
        assertThat(planner.view().findTask("1207").orElseThrow().gone()).isFalse();
    }

    @Test
    void tellsTheSameFindingOnce() {
        mappingIsKnown();
        Plan.Finding finding = new Plan.Finding("quickbooks/Vendor/56", "waiting", "Waits for its term.");
        planner.next = new Plan(List.of(), List.of(finding));

        send(Topics.QUICKBOOKS_RECORDS.name(), VENDOR, vendor(0, "Ada"));
        send(Topics.QUICKBOOKS_RECORDS.name(), VENDOR, vendor(1, "Ada"));

        assertThat(out(Topics.AUDIT.name()).readValuesToList())
                .singleElement()
                .satisfies(bytes ->
                        assertThat(Json.read(bytes, AuditV1.class).facts()).containsEntry("verdict", "waiting"));
    }

    @Test
    void putsEverythingOfAConnectionIntoItsPartition() {
        assertThat(MappingTopology.BY_CONNECTION.partitions("any", "9341/Vendor/56", null, Topics.PARTITIONS))
                .isEqualTo(MappingTopology.BY_CONNECTION.partitions("any", "9341", null, Topics.PARTITIONS));
    }

    private void mappingIsKnown() {
        send(Topics.MAPPINGS.name(), REALM, Json.write(MappingV1.of(REALM, "default", Mapping.DEFAULT)));
    }

    private void send(String topic, String key, byte[] value) {
        TestInputTopic<String, byte[]> input =
                driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer());
        input.pipeInput(key, value, clock.instant());
    }

    private void pass(Duration time) {
        clock.goOn(time);
        driver.advanceWallClockTime(time);
    }

    private TestOutputTopic<String, byte[]> out(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static byte[] refused(String gid, Instant at) {
        return Json.write(LinkV1.of(
                REALM,
                new Link(
                        "CostItem/" + gid,
                        null,
                        gid,
                        Link.State.REJECTED,
                        1,
                        "hash",
                        "closed",
                        null,
                        new Refusal("closed-period", 1, null),
                        at)));
    }

    private static byte[] link(long revision, String gid) {
        return Json.write(LinkV1.of(
                REALM, new Link("Vendor/56", ref("Vendor/56"), gid, Link.State.AGREED, revision, "hash", null, NOW)));
    }

    private static byte[] vendor(long syncToken, String name) {
        return vendor(syncToken, name, NOW);
    }

    private static byte[] vendor(long syncToken, String name, Instant readAt) {
        return Json.write(new QuickBooksRecordV1(
                REALM,
                "Vendor",
                "56",
                syncToken,
                RecordState.ACTIVE,
                readAt,
                null,
                json("{\"Id\":\"56\",\"SyncToken\":\"" + syncToken + "\",\"DisplayName\":\"" + name + "\"}")));
    }

    private static byte[] task() {
        return task(false, NOW);
    }

    private static byte[] task(boolean gone, Instant readAt) {
        return Json.write(new AsanaRecordV1(REALM, "Task", "1207", gone, false, NOW, readAt, json("""
                        {"gid":"1207","name":"Cement","modified_at":"2026-11-24T09:00:00.000Z",
                         "custom_fields":[
                           {"gid":"1301","enum_value":{"gid":"1401","name":"Renamed by a person"}},
                           {"gid":"1302","number_value":12.50}]}""")));
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static EntityRef ref(String text) {
        return EntityRef.parse(text).orElseThrow();
    }

    private static PutTask putTask() {
        return new PutTask(
                "Vendor/56",
                OperationKey.of(new ConnectionId(REALM), "Vendor/56", "put", "1"),
                "hash",
                new Basis("quickbooks/Vendor/56", "0"),
                ref("Vendor/56"),
                null,
                new Home.InDirectory(Directory.VENDORS),
                "Ada",
                null,
                Map.of());
    }

    private static final class ScriptedPlanner implements Planner {
        private final List<Trigger> triggers = new ArrayList<>();
        private Plan next = Plan.NOTHING;
        private @Nullable RuntimeException failure;
        private @Nullable ConnectionView seen;

        @Override
        public Plan plan(Trigger trigger, ConnectionView view) {
            triggers.add(trigger);
            seen = view;
            if (failure != null) {
                throw failure;
            }
            return next;
        }

        private ConnectionView view() {
            if (seen == null) {
                throw new AssertionError("the planner was not asked");
            }
            return seen;
        }
    }
}
