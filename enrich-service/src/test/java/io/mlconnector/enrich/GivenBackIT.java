package io.mlconnector.enrich;

import static io.mlconnector.enrich.EnrichWorld.REALM;
import static io.mlconnector.enrich.EnrichWorld.quickbooks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.CloudEventHeaders;
import io.mlconnector.contracts.DeadLetter;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.embeddedkafka.SharedBroker;
import io.mlconnector.serviceruntime.kafka.KafkaClients;
import io.mlconnector.serviceruntime.kafka.ReturnedLetter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Changes that were set aside, and what becomes of them when they are given back.
@QuarkusTest
@WithTestResource(EnrichWorld.class)
class GivenBackIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SERVERS = SharedBroker.bootstrapServers();
    private static final TopicSpec CHANGES = Topics.QUICKBOOKS_CHANGES;
    private static final KafkaProducer<String, byte[]> PRODUCER =
            new KafkaProducer<>(KafkaClients.writer(SERVERS, "test"));

    /// What is wrong in QuickBooks, and is repaired there.
    enum Cause {
        REFUSED("71", "4001") {
            @Override
            void spoil(String id) {
                refuse(id, "4001");
            }
        },
        STALE("77", "stale") {
            @Override
            void spoil(String id) {
                refuse(id, "5010");
            }
        },
        NOT_FOUND("75", "not-found") {
            @Override
            void spoil(String id) {
                refuse(id, "610");
            }
        },
        CLOSED_PERIOD("76", "6210") {
            @Override
            void spoil(String id) {
                refuse(id, "6210");
            }
        },
        WITHOUT_VERSION("72", "unreadable") {
            @Override
            void spoil(String id) {
                quickbooks().put("Vendor", id, "first", WELL);
            }
        },
        TOO_LARGE("73", "too-large") {
            @Override
            void spoil(String id) {
                String part = "\"" + "x".repeat(20_000) + "\",";
                quickbooks().put("Vendor", id, "0", WELL + ",\"Parts\":[" + part.repeat(51) + "\"\"]");
            }
        };

        private static final String WELL = "\"DisplayName\":\"Well\",\"Active\":true";
        private final String ids;
        private final String reason;

        /// @param ids of its vendors begin with this
        Cause(String ids, String reason) {
            this.ids = ids;
            this.reason = reason;
        }

        abstract void spoil(String id);

        void repair(String id) {
            quickbooks().answerQueriesFor(id);
            quickbooks().put("Vendor", id, "1", WELL);
        }

        private static void refuse(String id, String code) {
            quickbooks().put("Vendor", id, "1", WELL);
            quickbooks().refuseQueriesFor(id, code);
        }
    }

    @AfterAll
    static void close() {
        PRODUCER.close();
    }

    @BeforeEach
    void isReady() {
        await().atMost(PATIENCE).until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasRepairedIsReadOnceItIsGivenBack(Cause cause) {
        List<String> ids = List.of(cause.ids + "1", cause.ids + "2", cause.ids + "3");
        ids.forEach(cause::spoil);
        ids.forEach(id -> send("Vendor/" + id, change("Vendor", id)));
        ids.forEach(id -> awaitLetters("Vendor/" + id, 1, cause.reason));
        ids.forEach(cause::repair);

        giveBack(letters("Vendor/" + ids.getFirst()));
        awaitStep("Vendor/" + ids.getFirst(), "read");
        ids.forEach(id -> giveBack(letters("Vendor/" + id)));

        ids.forEach(id -> awaitStep("Vendor/" + id, "read"));
        awaitStep("Vendor/" + ids.getFirst(), "skipped");
        ids.forEach(id -> {
            assertThat(steps("Vendor/" + id)).as(id).containsOnlyOnce("read");
            assertThat(letters("Vendor/" + id)).as(id).hasSize(1);
        });
    }

    /// Only a later release, or another installation, can do something with these.
    @ParameterizedTest
    @CsvSource({"Estimate/741, unknown-type", "Vendor/742, unknown-connection", "Vendor/743, unreadable"})
    void whatIsStillWrongIsSetAsideAgainAndHoldsNothingUp(String record, String reason) {
        String type = record.substring(0, record.indexOf('/'));
        String id = record.substring(record.indexOf('/') + 1);
        String body = switch (reason) {
            case "unknown-connection" -> change(type, id).replace(REALM, "1");
            case "unreadable" -> "{";
            default -> change(type, id);
        };
        send(record, body);
        awaitLetters(record, 1, reason);

        giveBack(letters(record));

        awaitLetters(record, 2, reason);
        assertThat(letters(record))
                .extracting(ConsumerRecord::value)
                .containsOnly(body.getBytes(StandardCharsets.UTF_8));
        quickbooks().put("Vendor", "8" + id, "0", Cause.WELL);
        send("Vendor/8" + id, change("Vendor", "8" + id));
        awaitStep("Vendor/8" + id, "read");
    }

    private static String change(String type, String id) {
        return "{\"connection\":\"" + REALM + "\",\"type\":\"" + type + "\",\"id\":\"" + id
                + "\",\"operation\":\"updated\",\"cause\":\"WEBHOOK\"}";
    }

    private static void send(String record, String body) {
        var _ = PRODUCER.send(
                new ProducerRecord<>(CHANGES.name(), REALM + "/" + record, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static void giveBack(List<ConsumerRecord<String, byte[]>> letters) {
        for (ConsumerRecord<String, byte[]> letter : letters) {
            var _ = PRODUCER.send(ReturnedLetter.of(CHANGES.name(), letter));
        }
    }

    private static List<ConsumerRecord<String, byte[]>> letters(String record) {
        return all(CHANGES.deadLetters(), record);
    }

    private static void awaitLetters(String record, int count, String reason) {
        await(record)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(letters(record))
                        .extracting(letter -> CloudEventHeaders.get(letter.headers(), DeadLetter.REASON_CODE))
                        .hasSize(count)
                        .containsOnly(reason));
    }

    private static void awaitStep(String record, String step) {
        await(record)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(steps(record)).contains(step));
    }

    private static List<String> steps(String record) {
        return all(Topics.AUDIT, "quickbooks/" + record).stream()
                .map(entry -> Json.read(entry.value(), AuditV1.class).step())
                .toList();
    }

    private static List<ConsumerRecord<String, byte[]>> all(TopicSpec topic, String rest) {
        return TopicReader.all(SERVERS, topic).stream()
                .filter(record -> (REALM + "/" + rest).equals(record.key()))
                .toList();
    }
}
