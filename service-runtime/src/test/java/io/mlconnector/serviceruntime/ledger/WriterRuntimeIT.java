package io.mlconnector.serviceruntime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.CloudEventHeaders;
import io.mlconnector.contracts.ConnectionPartitioner;
import io.mlconnector.contracts.DeadLetter;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.serviceruntime.kafka.KafkaClients;
import io.mlconnector.serviceruntime.kafka.TestTopics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The loop on a real broker.
class WriterRuntimeIT {
    private static final int PARTITION =
            ConnectionPartitioner.partition(Commands.CONNECTION.value(), Topics.PARTITIONS);

    private final VendorHandler vendor = new VendorHandler();
    private String broker = "";
    private TopicSpec commands = Topics.ASANA_COMMANDS;
    private TopicSpec ledger = Topics.ASANA_LEDGER;
    private WriterSettings settings = Commands.SETTINGS;
    private WriterRuntime runtime = new WriterRuntime(settings, "none", vendor, Clock.systemUTC());
    private @Nullable KafkaProducer<String, byte[]> writer;

    @BeforeEach
    void start() throws Exception {
        broker = TestTopics.broker();
        commands = TestTopics.like(Topics.ASANA_COMMANDS);
        ledger = TestTopics.like(Topics.ASANA_LEDGER);
        settings = new WriterSettings(
                "writer-" + UUID.randomUUID().toString().substring(0, 8),
                commands,
                ledger,
                4,
                100,
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ZERO);
        writer = new KafkaProducer<>(KafkaClients.writer(broker, "test"));
        runtime = open();
        runtime.start();
    }

    @AfterEach
    void stop() {
        vendor.held.values().forEach(CountDownLatch::countDown);
        runtime.close();
        producer().close();
    }

    @Test
    void carriesOutACommandOnceAlthoughItIsDeliveredTwice() {
        send("1", "a");
        send("1", "a");
        eventually().untilAsserted(() -> assertThat(steps("1")).contains("intent", "done", "skipped"));
        assertThat(vendor.executions("9341/1/a")).isEqualTo(1);
        assertThat(states("9341/1/a")).containsExactly(LedgerEntryV1.State.INTENT, LedgerEntryV1.State.DONE);
    }

    @Test
    void aResetToTheBeginningSkipsEverythingAndSaysSo() throws Exception {
        send("1", "a");
        send("2", "b");
        eventually().untilAsserted(() -> assertThat(committed()).isEqualTo(2));
        assertThat(runtime.pause(Duration.ofMinutes(1))).isTrue();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            admin.alterConsumerGroupOffsets(
                            settings.service(),
                            Map.of(new TopicPartition(commands.name(), PARTITION), new OffsetAndMetadata(0)))
                    .all()
                    .get();
        }
        runtime.resume();
        eventually().untilAsserted(() -> {
            assertThat(steps("1")).contains("skipped");
            assertThat(steps("2")).contains("skipped");
        });
        assertThat(vendor.executions("9341/1/a")).isEqualTo(1);
        assertThat(vendor.executions("9341/2/b")).isEqualTo(1);
    }

    @Test
    void aSlowTargetDoesNotHoldTheOthers() {
        CountDownLatch latch = new CountDownLatch(1);
        vendor.held.put("slow", latch);
        send("slow", "a");
        for (int i = 0; i < 20; i++) {
            send("quick" + i, "a");
        }
        eventually().untilAsserted(() -> assertThat(vendor.objects).hasSize(21));
        eventually().untilAsserted(() -> assertThat(states("9341/quick19/a")).contains(LedgerEntryV1.State.DONE));
        assertThat(committed()).as("the slow one is not finished").isZero();
        latch.countDown();
        eventually().untilAsserted(() -> assertThat(committed()).isEqualTo(21));
    }

    @Test
    void aFencedWriterStartsAnewAndFindsOutInsteadOfWritingAgain() {
        CountDownLatch latch = new CountDownLatch(1);
        vendor.held.put("1", latch);
        send("1", "a");
        eventually()
                .untilAsserted(() -> assertThat(vendor.executions("9341/1/a")).isEqualTo(1));
        // Somebody else takes the partition's transactional id over while the call is under way.
        Map<String, Object> other = KafkaClients.writer(broker, "zombie-maker");
        other.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.service() + "-p" + PARTITION);
        try (KafkaProducer<String, byte[]> usurper = new KafkaProducer<>(other)) {
            usurper.initTransactions();
        }
        latch.countDown();
        eventually().untilAsserted(() -> assertThat(states("9341/1/a")).contains(LedgerEntryV1.State.DONE));
        assertThat(vendor.executions("9341/1/a")).isEqualTo(1);
        assertThat(vendor.recoveries).hasValue(1);
    }

    @Test
    void anUnreadableCommandGoesToTheDeadLettersWithItsBytes() {
        var _ = producer().send(new ProducerRecord<>(commands.name(), "9341/x", new byte[] {'{', 1, 2}));
        send("1", "a");
        eventually()
                .untilAsserted(() -> assertThat(vendor.executions("9341/1/a")).isEqualTo(1));
        eventually().untilAsserted(() -> assertThat(deadLetters()).hasSize(1));
        ConsumerRecord<String, byte[]> letter = deadLetters().getFirst();
        assertThat(letter.value()).containsExactly('{', 1, 2);
        assertThat(letter.key()).isEqualTo("9341/x");
        assertThat(CloudEventHeaders.get(letter.headers(), DeadLetter.REASON_CODE))
                .isEqualTo("unreadable");
        assertThat(CloudEventHeaders.get(letter.headers(), DeadLetter.ORIGIN))
                .isEqualTo(commands.name() + "-" + PARTITION + "-0");
    }

    @Test
    void linksAreWrittenWithTheOutcomeAndLoadedByTheNextProcess() {
        send("77", "a");
        eventually().untilAsserted(() -> assertThat(states("9341/77/a")).contains(LedgerEntryV1.State.DONE));
        runtime.close();
        runtime = open();
        runtime.start();
        send("77", "a");
        eventually().untilAsserted(() -> assertThat(steps("77")).contains("skipped"));
        assertThat(TestTopics.readAll(Topics.LINKS.name()))
                .extracting(ConsumerRecord::key)
                .contains("9341/Project/77");
    }

    private KafkaProducer<String, byte[]> producer() {
        return Objects.requireNonNull(writer);
    }

    private WriterRuntime open() {
        return new WriterRuntime(settings, broker, vendor, Clock.systemUTC());
    }

    private void send(String target, String name) {
        var _ = producer()
                .send(new ProducerRecord<>(
                        commands.name(), Commands.CONNECTION + "/" + target, Commands.bytes(target, name, "content")));
        producer().flush();
    }

    private List<LedgerEntryV1.State> states(String operation) {
        return TestTopics.readAll(ledger.name()).stream()
                .filter(record -> operation.equals(record.key()))
                .map(record -> Json.read(record.value(), LedgerEntryV1.class).state())
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters() {
        return TestTopics.readAll(commands.deadLetters().name());
    }

    /// The steps that this writer reported of a task.
    private List<String> steps(String target) {
        return TestTopics.readAll(Topics.AUDIT.name()).stream()
                .map(record -> Json.read(record.value(), AuditV1.class))
                .filter(entry -> entry.service().equals(settings.service())
                        && entry.record().equals("asana/Task/" + target))
                .map(AuditV1::step)
                .toList();
    }

    private long committed() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            OffsetAndMetadata at = admin.listConsumerGroupOffsets(settings.service())
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(new TopicPartition(commands.name(), PARTITION));
            return at == null ? 0 : at.offset();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(60));
    }
}
