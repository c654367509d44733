package io.mlconnector.console;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.mlconnector.contracts.CloudEventHeaders;
import io.mlconnector.contracts.DeadLetter;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1.State;
import io.mlconnector.contracts.Topics;
import io.mlconnector.embeddedkafka.SharedBroker;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The console on a real broker: what is in the topics is what it shows.
@QuarkusTest
@WithTestResource(BrokerResource.class)
class ConsoleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REALM = Samples.REALM;

    @BeforeEach
    void isReady() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void showsAStepInTheActivityAndInTheTrailsOfAllItsRecords() throws Exception {
        send(
                Topics.AUDIT.name(),
                REALM + "/asana/Task/1207",
                Json.write(Samples.step("asana/Task/1207", "done", "Posted bill 1043.", "quickbooks/Bill/1043")));
        send(Topics.LINKS.name(), REALM + "/task:1207", Json.write(Samples.link("task:1207", "Bill/1043", "1207")));
        send(
                Topics.QUICKBOOKS_LEDGER.name(),
                "bill/1207",
                Json.write(Samples.operation("bill/1207", "asana/Task/1207", State.DONE)));

        await().atMost(PATIENCE).untilAsserted(() -> {
            given().get("/api/activity?filter=BILL 1043")
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "no-store")
                    .body("entries.detail", hasItem("Posted bill 1043."));
            given().get("/api/records/asana/Task/1207")
                    .then()
                    .statusCode(200)
                    .body("entries[0].step", equalTo("done"))
                    .body("ledger[0].vendorId", equalTo("1043"))
                    .body("links[0].quickbooks", equalTo("Bill/1043"))
                    .body(not(containsString("secret")));
            given().get("/api/records/quickbooks/Bill/1043")
                    .then()
                    .statusCode(200)
                    .body("entries[0].record", equalTo("asana/Task/1207"));
        });
    }

    @Test
    void showsADeadLetterWithItsReasonAndGoesOnAfterAnUnreadableStep() throws Exception {
        String topic = Topics.QUICKBOOKS_NOTIFICATIONS.deadLetters().name();
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(topic, REALM, "not json".getBytes(StandardCharsets.UTF_8));
        CloudEventHeaders.put(letter.headers(), DeadLetter.REASON_CODE, "unreadable");
        CloudEventHeaders.put(letter.headers(), DeadLetter.REASON_TEXT, "The body is no JSON.");
        send(letter);
        send(Topics.AUDIT.name(), REALM + "/x", "not json".getBytes(StandardCharsets.UTF_8));
        send(
                Topics.AUDIT.name(),
                REALM + "/x",
                Json.write(Samples.step("quickbooks/Vendor/77", "read", "After the unreadable one.")));

        await().atMost(PATIENCE).untilAsserted(() -> {
            given().get("/api/dead-letters")
                    .then()
                    .statusCode(200)
                    .body("topics.topic", hasItem(topic))
                    .body("topics[0].newest[0].text", equalTo("The body is no JSON."));
            given().get("/api/records/quickbooks/Vendor/77").then().statusCode(200);
        });
    }

    @Test
    void namesEveryPartAndSaysWhichOnesDoNotAnswer() {
        given().get("/api/health")
                .then()
                .statusCode(200)
                .body("status", equalTo("DOWN"))
                .body("parts.find { it.name == 'console' }.status", equalTo("UP"))
                .body("parts.find { it.name == 'Kafka' }.checks[0].detail", containsString("Answers at 127.0.0.1"))
                .body("parts.find { it.name == 'qbo-writer' }.status", equalTo("UNREACHABLE"))
                .body("parts.find { it.name == 'qbo-writer' }.detail", containsString("No answer from"));
    }

    @Test
    void answersWithAProblemThatSaysWhatToDo() {
        given().get("/api/records/quickbooks/Bill/999999")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("Nothing is known of quickbooks/Bill/999999"));
        given().get("/api/records/sap/Bill/1")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("no system 'sap'"));
        given().get("/api/activity?limit=many").then().statusCode(400).body("detail", containsString("1 to 1000"));
    }

    @Test
    void servesAPageThatMayOnlyShowItselfAndAskItsServer() {
        for (String path : new String[] {"/", "/console.js", "/console.css", "/icon.svg"}) {
            given().get(path)
                    .then()
                    .statusCode(200)
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("X-Content-Type-Options", "nosniff");
        }
        given().get("/").then().body(containsString("<h1>ml-connector</h1>"));
    }

    private static void send(String topic, String key, byte[] value) throws ExecutionException, InterruptedException {
        send(new ProducerRecord<>(topic, key, value));
    }

    private static void send(ProducerRecord<String, byte[]> record) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", SharedBroker.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }
}
