package io.mlconnector.chaos.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// How long nobody can produce: a record for each partition of a topic of its own, whose leaders are on all brokers.
final class ProduceProbe implements AutoCloseable {
    static final String TOPIC = "chaos-probe";
    private static final int PARTITIONS = 6;
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final KafkaProducer<byte[], byte[]> producer;

    ProduceProbe(String bootstrapServers) throws InterruptedException {
        create(bootstrapServers);
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "client.id", "chaos-probe",
                        "acks", "all",
                        "linger.ms", 0,
                        "request.timeout.ms", 5_000,
                        "delivery.timeout.ms", 120_000,
                        "max.block.ms", 60_000,
                        "retry.backoff.ms", 50,
                        "retry.backoff.max.ms", 500),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /// Returns when every partition has taken a record with all its copies.
    ///
    /// @param since of the nano clock
    /// @throws IllegalStateException when one does not in time
    Duration produce(long since, Duration most) throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            sent.add(producer.send(new ProducerRecord<>(TOPIC, partition, null, new byte[] {1})));
        }
        try {
            for (Future<RecordMetadata> one : sent) {
                long left = most.toNanos() - (System.nanoTime() - since);
                one.get(Math.max(0, left), TimeUnit.NANOSECONDS);
            }
            return Duration.ofNanos(System.nanoTime() - since);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Nobody can produce for " + most.toSeconds() + " s: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private static void create(String bootstrapServers) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(PARTITIONS), Optional.empty())))
                    .all()
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("The probe's topic cannot be made: " + e.getMessage(), e);
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("The probe's topic cannot be made in time", e);
        }
    }
}
