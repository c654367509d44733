package io.mlconnector.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.embeddedkafka.EmbeddedKafka;
import io.mlconnector.local.operate.AuditSeals;
import io.mlconnector.local.terminal.Terminal;
import io.mlconnector.serviceruntime.kafka.AuditTrail;
import io.mlconnector.serviceruntime.kafka.KafkaClients;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.seal.AuditSealer;
import io.mlconnector.serviceruntime.seal.SealKeys;
import io.mlconnector.serviceruntime.seal.Seals;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./mlc audit verify` at a trail as it was sealed, and after somebody with every right on the broker was at it.
class AuditVerifyIT {
    private static final int RECORDS = 12;
    private static final TopicPartition TRAIL = new TopicPartition(Topics.AUDIT.name(), 0);

    @TempDir
    Path home = Path.of("");

    @Test
    void namesTheFirstRecordThatIsNotAsItWasSealed() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.temporary()) {
            String broker = kafka.bootstrapServers();
            create(broker, Topics.AUDIT);
            create(broker, Topics.AUDIT_SEALS);
            SealKeys keys = keys("keyset.json");
            seal(broker, keys);
            List<ConsumerRecord<String, byte[]>> sealed = records(broker);
            assertThat(verify(broker)).startsWith("0 ✓ audit-0: " + RECORDS + " records sealed, 0 not yet");

            rewrite(broker, sealed, text -> text.replace("Step 7.", "Step 8."));
            assertThat(verify(broker)).startsWith("1 ✗ audit-0-7: changed.");

            rewrite(broker, sealed, UnaryOperator.identity());
            assertThat(verify(broker)).startsWith("0 ✓");

            rewrite(broker, sealed.subList(0, RECORDS - 1), UnaryOperator.identity());
            assertThat(verify(broker)).startsWith("1 ✗ audit-0-11: removed.");

            rewrite(broker, sealed, UnaryOperator.identity());
            cut(broker, 3);
            assertThat(verify(broker)).startsWith("1 ✗ audit-0-0: removed.");

            rewrite(broker, sealed, UnaryOperator.identity());
            keys("other.json");
            assertThat(verify(broker, "--key-file", home.resolve("other.json").toString()))
                    .startsWith("1 ✗ audit-0-0: seal-forged.");
        }
    }

    /// @return exit code and what was printed
    private String verify(String broker, String... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        List<String> arguments = new ArrayList<>(List.of("audit", "verify"));
        arguments.addAll(List.of(more));
        int code = MlcCommand.run(
                Map.of("MLC_HOME", home.toString(), "KAFKA_BOOTSTRAP_SERVERS", broker),
                new Terminal(printed, printed, false),
                arguments.toArray(String[]::new));
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }

    private SealKeys keys(String file) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        ObjectNode keyset = Json.mapper().createObjectNode();
        keyset.putObject("seal")
                .put(
                        "private",
                        Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()))
                .put(
                        "public",
                        Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
        Files.write(home.resolve(file), Json.write(keyset));
        return SealKeys.find(home.resolve(file)).orElseThrow();
    }

    private static void seal(String broker, SealKeys keys) {
        try (TopicPublisher publisher = new TopicPublisher(broker, "enrich-service", Clock.systemUTC());
                AuditSealer sealer =
                        new AuditSealer("qbo-writer", broker, keys, Duration.ofMillis(200), Clock.systemUTC())) {
            AuditTrail trail = new AuditTrail(publisher, Clock.systemUTC());
            for (int i = 0; i < RECORDS; i++) {
                var _ = trail.report(
                        new AuditTrail.Entry("934", "asana/Task/1", List.of(), "read", "Step " + i + ".", Map.of()),
                        null);
            }
            sealer.start();
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(new AuditSeals(broker).verify(keys))
                            .extracting(Seals.Result::sealed)
                            .containsExactly((long) RECORDS));
        }
    }

    private static void create(String broker, TopicSpec topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            admin.createTopics(List.of(new NewTopic(topic.name(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void cut(String broker, long before) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            admin.deleteRecords(Map.of(TRAIL, RecordsToDelete.beforeOffset(before)))
                    .all()
                    .get();
        }
    }

    /// The topic made anew with these records, their values changed.
    private static void rewrite(
            String broker, List<ConsumerRecord<String, byte[]>> records, UnaryOperator<String> change)
            throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            admin.deleteTopics(List.of(TRAIL.topic())).all().get();
            await().until(() -> !admin.listTopics().names().get().contains(TRAIL.topic()));
        }
        create(broker, Topics.AUDIT);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(KafkaClients.writer(broker, "intruder"))) {
            for (ConsumerRecord<String, byte[]> record : records) {
                String value = change.apply(new String(record.value(), StandardCharsets.UTF_8));
                var _ = producer.send(new ProducerRecord<>(
                        TRAIL.topic(),
                        0,
                        record.timestamp(),
                        record.key(),
                        value.getBytes(StandardCharsets.UTF_8),
                        record.headers()));
            }
        }
    }

    private static List<ConsumerRecord<String, byte[]>> records(String broker) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(KafkaClients.reader(broker, "test"))) {
            consumer.assign(List.of(TRAIL));
            consumer.seekToBeginning(List.of(TRAIL));
            await().until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return records.size() == RECORDS;
            });
        }
        return records;
    }
}
