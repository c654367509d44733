package io.mlconnector.serviceruntime.seal;

import io.mlconnector.contracts.Topics;
import io.mlconnector.serviceruntime.kafka.KafkaClients;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/// Follows the audit trail and seals it: every 1,000 records of a partition, or when the first unsealed one has waited
/// for the interval. All it knows is in the seals; it commits no offsets. Trouble with Kafka ends a session, and the
/// next one goes on from the last seal.
public final class AuditSealer implements AutoCloseable {
    /// How long a record waits for its seal at most.
    public static final Duration INTERVAL = Duration.ofMinutes(5);

    private static final Logger LOG = Logger.getLogger(AuditSealer.class);
    private static final String GROUP = "audit-sealer";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final String service;
    private final String bootstrapServers;
    private final SealKeys keys;
    private final Duration interval;
    private final Clock clock;
    private final Map<Integer, PartitionSealer> owned = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /// @param service who seals
    /// @param keys with the private one
    public AuditSealer(String service, String bootstrapServers, SealKeys keys, Duration interval, Clock clock) {
        this.service = service;
        this.bootstrapServers = bootstrapServers;
        this.keys = keys;
        this.interval = interval;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name(GROUP).daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            do {
                try (KafkaConsumer<String, byte[]> consumer = consumer()) {
                    follow(consumer);
                } catch (InterruptException | WakeupException _) {
                    return;
                } catch (KafkaException e) {
                    LOG.warnf("The audit trail cannot be sealed, trying again: %s", e.getMessage());
                } finally {
                    owned.values().forEach(PartitionSealer::close);
                    owned.clear();
                }
            } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = KafkaClients.reader(bootstrapServers, GROUP);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        return new KafkaConsumer<>(settings);
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        consumer.subscribe(List.of(Topics.AUDIT.name()), new Ownership(consumer));
        while (closed.getCount() > 0) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                PartitionSealer sealer = owned.get(record.partition());
                if (sealer != null && record.offset() >= sealer.next()) {
                    sealer.add(AuditEntry.of(record));
                }
            }
            owned.values().forEach(PartitionSealer::turn);
        }
    }

    /// Called by the polling thread.
    private final class Ownership implements ConsumerRebalanceListener {
        private final KafkaConsumer<String, byte[]> consumer;

        Ownership(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                PartitionSealer sealer =
                        new PartitionSealer(service, bootstrapServers, partition.partition(), keys, interval, clock);
                owned.put(partition.partition(), sealer);
                consumer.seek(partition, sealer.next());
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                PartitionSealer sealer = owned.remove(partition.partition());
                if (sealer != null) {
                    sealer.close();
                }
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
