package io.mlconnector.serviceruntime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.serviceruntime.kafka.KafkaClients;
import io.mlconnector.serviceruntime.kafka.TestTopics;
import io.mlconnector.serviceruntime.pace.CallDeadline;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What holds from a writer's first second on, and until its last.
class WriterStartIT {
    private final VendorHandler vendor = new VendorHandler();
    private String broker = "";
    private TopicSpec commands = Topics.ASANA_COMMANDS;
    private TopicSpec ledger = Topics.ASANA_LEDGER;

    @BeforeEach
    void topics() throws Exception {
        broker = TestTopics.broker();
        commands = TestTopics.like(Topics.ASANA_COMMANDS);
        ledger = TestTopics.like(Topics.ASANA_LEDGER);
    }

    @Test
    void carriesOutWhatWasCommandedBeforeItsFirstStart() {
        send("1", "a");

        try (WriterRuntime runtime = open(settings(Duration.ofSeconds(60)))) {
            runtime.start();

            eventually()
                    .untilAsserted(
                            () -> assertThat(vendor.executions("9341/1/a")).isEqualTo(1));
        }
    }

    @Test
    void theIntentIsCommittedWhenTheCallBegins() throws Exception {
        CompletableFuture<Boolean> intended = new CompletableFuture<>();
        vendor.before = () -> intended.complete(TestTopics.readAll(ledger.name()).stream()
                .anyMatch(
                        record -> Json.read(record.value(), LedgerEntryV1.class).isOpen()));
        try (WriterRuntime runtime = open(settings(Duration.ofSeconds(60)))) {
            runtime.start();
            send("1", "a");

            assertThat(intended.get(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aWriterThatWasShutOutCallsNobodyUntilItHasTakenOverAnew() {
        WriterSettings settings = settings(Duration.ofSeconds(60));
        try (WriterRuntime runtime = open(settings)) {
            runtime.start();
            send("1", "a");
            eventually().untilAsserted(() -> assertThat(isDone("9341/1/a")).isTrue());
            int partition = TestTopics.readAll(ledger.name()).getFirst().partition();
            Map<String, Object> other = KafkaClients.writer(broker, "usurper");
            other.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.service() + "-p" + partition);
            try (KafkaProducer<String, byte[]> usurper = new KafkaProducer<>(other)) {
                usurper.initTransactions();
            }
            send("2", "b");

            eventually().untilAsserted(() -> assertThat(isDone("9341/2/b")).isTrue());
            assertThat(vendor.executions("9341/2/b")).isEqualTo(1);
            assertThat(vendor.recoveries).hasValue(0);
        }
    }

    @Test
    void aCallWhoseLeaseIsOverMayNotBeSentAnyMore() throws Exception {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        vendor.before = () -> {
            await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> !CallDeadline.isOpen());
            closed.complete(true);
        };
        try (WriterRuntime runtime = open(settings(Duration.ofMillis(300)))) {
            runtime.start();
            send("1", "a");

            assertThat(closed.get(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private WriterSettings settings(Duration lease) {
        return new WriterSettings(
                "start-" + UUID.randomUUID().toString().substring(0, 8),
                commands,
                ledger,
                4,
                100,
                lease,
                Duration.ofSeconds(5),
                Duration.ZERO);
    }

    private WriterRuntime open(WriterSettings settings) {
        return new WriterRuntime(settings, broker, vendor, Clock.systemUTC());
    }

    private boolean isDone(String operation) {
        return TestTopics.readAll(ledger.name()).stream()
                .filter(record -> operation.equals(record.key()))
                .map(record -> Json.read(record.value(), LedgerEntryV1.class).state())
                .anyMatch(LedgerEntryV1.State.DONE::equals);
    }

    private void send(String target, String name) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(KafkaClients.writer(broker, "test"))) {
            var _ = producer.send(new ProducerRecord<>(
                    commands.name(), Commands.CONNECTION + "/" + target, Commands.bytes(target, name, "content")));
            producer.flush();
        }
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(60));
    }
}
