package io.mlconnector.enrich;

import static io.mlconnector.enrich.EnrichWorld.LINKED;
import static io.mlconnector.enrich.EnrichWorld.REALM;
import static io.mlconnector.enrich.EnrichWorld.asana;
import static io.mlconnector.enrich.EnrichWorld.quickbooks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mlconnector.contracts.AsanaRecordV1;
import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.ChangeV1;
import io.mlconnector.contracts.CloudEventHeaders;
import io.mlconnector.contracts.ConnectionPartitioner;
import io.mlconnector.contracts.DeadLetter;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.MappingV1;
import io.mlconnector.contracts.QuickBooksRecordV1;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.embeddedkafka.SharedBroker;
import io.mlconnector.serviceruntime.kafka.KafkaClients;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EnrichWorld.class)
class EnrichServiceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String SERVERS = SharedBroker.bootstrapServers();
    private static final TopicTable<QuickBooksRecordV1> ENTITIES =
            new TopicTable<>(SERVERS, Topics.QUICKBOOKS_RECORDS, QuickBooksRecordV1.class);
    private static final TopicTable<AsanaRecordV1> OBJECTS =
            new TopicTable<>(SERVERS, Topics.ASANA_RECORDS, AsanaRecordV1.class);
    private static final KafkaProducer<String, byte[]> PRODUCER =
            new KafkaProducer<>(KafkaClients.writer(SERVERS, "test"));

    @AfterAll
    static void close() {
        ENTITIES.close();
        OBJECTS.close();
        PRODUCER.close();
    }

    @BeforeEach
    void isReady() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(RestAssured.get("/q/health/ready").statusCode())
                                .as("%s", RestAssured.get("/q/health/ready").asString())
                                .isEqualTo(200));
    }

    @Test
    void readsWhatIsThereAtTheStartAndPublishesTheRules() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(entity("Vendor/1"))
                    .hasValueSatisfying(record -> assertThat(record.syncToken()).isEqualTo(3));
            assertThat(object("Project/" + LINKED))
                    .hasValueSatisfying(record -> assertThat(record.linked()).isTrue());
            assertThat(object("Task/900")).isPresent();
        });
        assertThat(last(Topics.MAPPINGS, REALM, MappingV1.class))
                .hasValueSatisfying(rules -> assertThat(rules.version()).isEqualTo("default"));
    }

    @Test
    void readsABurstOfFortyVendorsInFewCalls() {
        List<String> ids = IntStream.range(100, 140).mapToObj(String::valueOf).toList();
        ids.forEach(id -> quickbooks()
                .put("Vendor", id, 0, "\"DisplayName\":\"Vendor " + id + "\",\"Active\":true,\"Balance\":10.50"));
        quickbooks().forgetCalls();

        ids.forEach(id -> notify(events("vendor", id, "created")));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ids)
                        .allSatisfy(id -> assertThat(entity("Vendor/" + id))
                                .hasValueSatisfying(
                                        record -> assertThat(record.state()).isEqualTo(RecordState.ACTIVE))));
        assertThat(quickbooks().calls()).hasSizeLessThan(20);
        assertThat(audit("quickbooks/Vendor/139")).extracting(AuditV1::step).contains("changed", "read");
        byte[] body =
                all(Topics.QUICKBOOKS_RECORDS, REALM + "/Vendor/139").getLast().value();
        assertThat(new String(body, StandardCharsets.UTF_8)).contains("\"Balance\":10.50");
    }

    @Test
    void bringsAWebhookToARecordAtOnce() throws InterruptedException {
        for (int i = 0; i < 8; i++) {
            String id = String.valueOf(1000 + i);
            quickbooks().put("Vendor", id, 0, "\"DisplayName\":\"Quick\",\"Active\":true");
            notify(events("vendor", id, "created"));
            assertThat(ENTITIES.await(REALM + "/Vendor/" + id, _ -> true, PATIENCE))
                    .isPresent();
        }
    }

    /// A replay takes the topics in the order of their times: what was read after our own write comes after the link
    /// that tells of it.
    @Test
    void givesARecordTheTimeOfItsReadingAndNotOfTheChange() throws InterruptedException {
        long before = System.currentTimeMillis();
        quickbooks().put("Vendor", "201", 0, "\"DisplayName\":\"Late\",\"Active\":true");
        notify(events("vendor", "201", "created"));

        assertThat(ENTITIES.await(REALM + "/Vendor/201", _ -> true, PATIENCE)).isPresent();
        assertThat(all(Topics.QUICKBOOKS_RECORDS, REALM + "/Vendor/201")
                        .getFirst()
                        .timestamp())
                .isGreaterThanOrEqualTo(before);
    }

    @Test
    void writesNothingWhenTheSameIsDeliveredAgain() {
        quickbooks().put("Vendor", "200", 0, "\"DisplayName\":\"Once\",\"Active\":true");
        notify(events("vendor", "200", "created"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(entity("Vendor/200")).isPresent());

        notify(events("vendor", "200", "created"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(audit("quickbooks/Vendor/200"))
                        .extracting(AuditV1::step)
                        .contains("skipped"));
        assertThat(all(Topics.QUICKBOOKS_RECORDS, REALM + "/Vendor/200")).hasSize(1);
    }

    @Test
    void readsAndSendsThroughAgainWhatAPersonReplays() {
        quickbooks().put("Vendor", "205", 0, "\"DisplayName\":\"Again\",\"Active\":true");
        asana().task("905", LINKED, "Again", "2026-11-24T11:00:00.000Z");
        notify(events("vendor", "205", "created"));
        send(Topics.ASANA_NOTIFICATIONS, REALM + "/hook", asanaEvent("added", "task", "905"));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(entity("Vendor/205")).isPresent();
            assertThat(object("Task/905")).isPresent();
        });

        replay(Topics.QUICKBOOKS_CHANGES, "Vendor", "205");
        replay(Topics.ASANA_CHANGES, "Task", "905");

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(all(Topics.QUICKBOOKS_RECORDS, REALM + "/Vendor/205")).hasSize(2);
            assertThat(all(Topics.ASANA_RECORDS, REALM + "/Task/905")).hasSize(2);
        });
        assertThat(audit("quickbooks/Vendor/205"))
                .extracting(AuditV1::detail)
                .anyMatch(detail -> detail.contains("(replay)"));
    }

    @Test
    void keepsTheLastKnownBodyOfWhatIsDeleted() {
        quickbooks().put("Bill", "300", 2, "\"VendorRef\":{\"value\":\"1\"},\"TotalAmt\":5");
        notify(events("bill", "300", "created"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(entity("Bill/300")).isPresent());

        quickbooks().remove("Bill", "300");
        notify(events("bill", "300", "deleted"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(entity("Bill/300")).hasValueSatisfying(record -> {
                    assertThat(record.state()).isEqualTo(RecordState.DELETED);
                    assertThat(record.syncToken()).isEqualTo(2);
                    assertThat(record.body()).isNotNull();
                }));
    }

    @Test
    void looksAtTheBillsOfAPayment() {
        quickbooks().put("Bill", "400", 0, "\"VendorRef\":{\"value\":\"1\"},\"Balance\":100");
        notify(events("bill", "400", "created"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(entity("Bill/400")).isPresent());

        quickbooks().put("Bill", "400", 1, "\"VendorRef\":{\"value\":\"1\"},\"Balance\":0");
        quickbooks()
                .put(
                        "BillPayment",
                        "401",
                        0,
                        "\"TotalAmt\":100,\"Line\":[{\"Amount\":100,\"LinkedTxn\":"
                                + "[{\"TxnId\":\"400\",\"TxnType\":\"Bill\"}]}]");
        notify(events("billpayment", "401", "created"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(entity("Bill/400"))
                        .hasValueSatisfying(
                                record -> assertThat(record.syncToken()).isEqualTo(1)));
    }

    @Test
    void neverOverwritesANewerVersionWithAnOlderOne() {
        quickbooks().put("Vendor", "500", 9, "\"DisplayName\":\"Newer\",\"Active\":true");
        notify(events("vendor", "500", "updated"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(entity("Vendor/500")).isPresent());

        change("500", "{\"Id\":\"500\",\"SyncToken\":\"8\",\"DisplayName\":\"Older\",\"Active\":true}");
        change("501", "{\"Id\":\"501\",\"SyncToken\":\"0\",\"DisplayName\":\"Behind it\",\"Active\":true}");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(entity("Vendor/501")).isPresent());
        assertThat(all(Topics.QUICKBOOKS_RECORDS, REALM + "/Vendor/500")).hasSize(1);
        assertThat(entity("Vendor/500"))
                .hasValueSatisfying(record -> assertThat(record.syncToken()).isEqualTo(9));
    }

    @Test
    void findsWhatNoWebhookTellsByChangeDataCapture() {
        quickbooks().put("Customer", "800", 0, "\"DisplayName\":\"Silent\",\"Active\":true");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(entity("Customer/800")).isPresent());

        quickbooks().remove("Customer", "800");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(entity("Customer/800")).hasValueSatisfying(record -> {
                    assertThat(record.state()).isEqualTo(RecordState.DELETED);
                    assertThat(record.body()).isNotNull();
                }));
    }

    @Test
    void setsAsideWhatCannotBeReadAndGoesOn() {
        notify("this is no JSON");
        send(Topics.QUICKBOOKS_CHANGES, REALM + "/Vendor/600", "nor this");
        quickbooks().put("Vendor", "600", 0, "\"DisplayName\":\"Behind it\",\"Active\":true");
        notify(events("vendor", "600", "created"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(entity("Vendor/600")).isPresent());
        ConsumerRecord<String, byte[]> letter =
                all(Topics.QUICKBOOKS_NOTIFICATIONS.deadLetters(), REALM).getLast();
        assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo("this is no JSON");
        assertThat(CloudEventHeaders.get(letter.headers(), DeadLetter.REASON_CODE))
                .isEqualTo("unreadable");
        assertThat(all(Topics.QUICKBOOKS_CHANGES.deadLetters(), REALM + "/Vendor/600"))
                .hasSize(1);
    }

    @Test
    void followsTasksAndProjectsOfAsana() {
        asana().task("910", LINKED, "New", "2026-11-24T11:00:00.000Z");
        send(Topics.ASANA_NOTIFICATIONS, REALM + "/hook", asanaEvent("added", "task", "910"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(object("Task/910")).isPresent());

        asana().delete("910");
        send(Topics.ASANA_NOTIFICATIONS, REALM + "/hook", asanaEvent("deleted", "task", "910"));
        asana().link("703", "Just added to the portfolio");
        asana().task("920", "703", "In it", "2026-11-24T11:00:00.000Z");

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(object("Task/910")).hasValueSatisfying(record -> {
                assertThat(record.gone()).isTrue();
                assertThat(record.body()).isNotNull();
            });
            assertThat(object("Project/703"))
                    .hasValueSatisfying(record -> assertThat(record.linked()).isTrue());
            assertThat(object("Task/920")).isPresent();
        });

        asana().unlink("703");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(object("Project/703"))
                        .hasValueSatisfying(record ->
                                assertThat(record.linked() && !record.gone()).isFalse()));
    }

    @Test
    void leavesARefusedTokenAloneAndGoesOnWithTheNextOneAtOnce() {
        quickbooks().refuse("quickbooks-token");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(RestAssured.get("/q/health/ready").asString())
                                .contains("QuickBooks refuses the access token (version 1)"));
        quickbooks().put("Vendor", "950", 0, "\"DisplayName\":\"Behind it\",\"Active\":true");
        quickbooks().forgetCalls();

        notify(events("vendor", "950", "created"));
        await().during(Duration.ofSeconds(3))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(quickbooks().calls()).hasSizeLessThanOrEqualTo(1));
        EnrichWorld.storeToken(2, "quickbooks-token-2");

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(entity("Vendor/950")).isPresent());
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(RestAssured.get("/q/health/ready").asString())
                                .contains("Everything is read, and changes are followed.")
                                .doesNotContain("refuses"));
        assertThat(all(Topics.QUICKBOOKS_CHANGES.deadLetters(), REALM + "/Vendor/950"))
                .isEmpty();
    }

    @Test
    void readsATaskThatComesBack() {
        asana().task("930", LINKED, "Here", "2026-11-24T11:00:00.000Z");
        send(Topics.ASANA_NOTIFICATIONS, REALM + "/hook", asanaEvent("added", "task", "930"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(object("Task/930")).isPresent());
        asana().delete("930");
        send(Topics.ASANA_NOTIFICATIONS, REALM + "/hook", asanaEvent("deleted", "task", "930"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(object("Task/930"))
                        .hasValueSatisfying(record -> assertThat(record.gone()).isTrue()));

        asana().task("930", LINKED, "Here", "2026-11-24T11:00:00.000Z");
        send(Topics.ASANA_NOTIFICATIONS, REALM + "/hook", asanaEvent("undeleted", "task", "930"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(object("Task/930"))
                        .hasValueSatisfying(record -> assertThat(record.gone()).isFalse()));
    }

    @Test
    void setsAsideAnObjectWithANumberThatWouldFillTheMemory() {
        send(
                Topics.QUICKBOOKS_CHANGES,
                REALM + "/Vendor/960",
                "{\"connection\":\"" + REALM + "\",\"type\":\"Vendor\",\"id\":\"960\",\"operation\":\"updated\","
                        + "\"cause\":\"CDC\",\"snapshot\":{\"Id\":\"960\",\"SyncToken\":\"0\",\"Balance\":1e999999999}}");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(all(Topics.QUICKBOOKS_CHANGES.deadLetters(), REALM + "/Vendor/960"))
                        .singleElement()
                        .satisfies(letter -> assertThat(CloudEventHeaders.get(letter.headers(), DeadLetter.REASON_CODE))
                                .isEqualTo("unreadable")));
        assertThat(entity("Vendor/960")).isEmpty();
    }

    private static String events(String entity, String id, String verb) {
        return "[{\"specversion\":\"1.0\",\"id\":\"" + entity + id + verb + "\",\"type\":\"qbo." + entity + "." + verb
                + ".v1\",\"time\":\"2026-11-24T10:00:00Z\",\"intuitentityid\":\"" + id
                + "\",\"intuitaccountid\":\"" + REALM + "\"}]";
    }

    private static String asanaEvent(String action, String type, String gid) {
        return "{\"events\":[{\"action\":\"" + action + "\",\"created_at\":\"2026-11-24T10:00:00.000Z\","
                + "\"resource\":{\"gid\":\"" + gid + "\",\"resource_type\":\"" + type + "\"}}]}";
    }

    private static void notify(String body) {
        send(Topics.QUICKBOOKS_NOTIFICATIONS, REALM, body);
    }

    private static void send(TopicSpec topic, String key, String body) {
        var _ = PRODUCER.send(new ProducerRecord<>(topic.name(), key, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static void replay(TopicSpec topic, String type, String id) {
        ChangeV1 change = new ChangeV1(REALM, type, id, "updated", ChangeV1.Cause.REPLAY, null, null, null, null);
        send(topic, REALM + "/" + type + "/" + id, new String(Json.write(change), StandardCharsets.UTF_8));
    }

    private static void change(String id, String snapshot) {
        try (TopicPublisher publisher = new TopicPublisher(SERVERS, "test-publisher", Clock.systemUTC())) {
            publisher.publish(new Message(
                    Topics.QUICKBOOKS_CHANGES,
                    REALM + "/Vendor/" + id,
                    new ChangeV1(
                            REALM,
                            "Vendor",
                            id,
                            "updated",
                            ChangeV1.Cause.CDC,
                            null,
                            Instant.now(),
                            null,
                            Json.mapper().readTree(snapshot)),
                    "connector.quickbooks.changes.noticed.v1",
                    Instant.now(),
                    null));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Optional<QuickBooksRecordV1> entity(String rest) {
        return ENTITIES.find(REALM + "/" + rest);
    }

    private static Optional<AsanaRecordV1> object(String rest) {
        return OBJECTS.find(REALM + "/" + rest);
    }

    private static List<AuditV1> audit(String record) {
        return all(Topics.AUDIT, REALM + "/" + record).stream()
                .map(entry -> Json.read(entry.value(), AuditV1.class))
                .toList();
    }

    private static <T> Optional<T> last(TopicSpec topic, String key, Class<T> type) {
        List<ConsumerRecord<String, byte[]>> all = all(topic, key);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(Json.read(all.getLast().value(), type));
    }

    private static List<ConsumerRecord<String, byte[]>> all(TopicSpec topic, String key) {
        return TopicReader.all(SERVERS, topic).stream()
                .filter(record -> key.equals(record.key()))
                .peek(record -> assertThat(record.partition())
                        .isEqualTo(ConnectionPartitioner.partition(REALM, Topics.PARTITIONS)))
                .collect(Collectors.toList());
    }
}
