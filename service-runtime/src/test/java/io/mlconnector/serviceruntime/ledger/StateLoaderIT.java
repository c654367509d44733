package io.mlconnector.serviceruntime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.serviceruntime.kafka.KafkaClients;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.kafka.TestTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class StateLoaderIT {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void seesTheIntentBehindAnOpenTransactionOfSomebodyElse() throws Exception {
        String broker = TestTopics.broker();
        WriterSettings settings = new WriterSettings(
                "loader-" + UUID.randomUUID().toString().substring(0, 8),
                Topics.ASANA_COMMANDS,
                TestTopics.like(Topics.ASANA_LEDGER),
                4,
                100,
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ZERO);
        LedgerView ledger = new LedgerView();
        try (KafkaProducer<String, byte[]> hanging = producer(broker, settings.service() + "-hanging");
                KafkaProducer<String, byte[]> other = producer(broker, settings.service() + "-other");
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            hanging.beginTransaction();
            hanging.send(intent(settings, "9341/1/a")).get();
            other.beginTransaction();
            int partition = other.send(intent(settings, "9341/1/b")).get().partition();
            other.commitTransaction();

            CompletableFuture<Void> load = CompletableFuture.runAsync(
                    () -> new StateLoader(settings, broker, partition).load(ledger, new LinksView()), executor);
            await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(10)).until(() -> !load.isDone());
            hanging.abortTransaction();
            load.get(60, TimeUnit.SECONDS);
        }
        assertThat(ledger.find("9341/1/b")).isPresent();
        assertThat(ledger.find("9341/1/a")).as("never committed").isEmpty();
    }

    private static ProducerRecord<String, byte[]> intent(WriterSettings settings, String operation) {
        LedgerEntryV1 entry = Entries.intent(
                Commands.operation("1", operation.substring(operation.lastIndexOf('/') + 1), "content"),
                "rid",
                "bytes",
                "source",
                NOW,
                NOW.plusSeconds(60));
        return new Message(settings.ledger(), operation, entry, "connector.operation.intended.v1", NOW, null)
                .record(settings.service());
    }

    private static KafkaProducer<String, byte[]> producer(String broker, String id) {
        Map<String, Object> writer = KafkaClients.writer(broker, id);
        writer.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
        KafkaProducer<String, byte[]> producer = new KafkaProducer<>(writer);
        producer.initTransactions();
        return producer;
    }
}
