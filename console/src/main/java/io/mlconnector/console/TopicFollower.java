package io.mlconnector.console;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads the console's topics from their beginning and follows them, outside of any consumer group: every console sees
/// everything, and stopping one leaves nothing behind.
@ApplicationScoped
class TopicFollower {
    private static final Logger LOG = Logger.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LOOK_AROUND = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final TopicIndexes indexes;
    private final String bootstrapServers;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<String, byte[]> current;
    private volatile @Nullable String trouble = "has not reached Kafka yet";
    private volatile boolean reached;
    private volatile boolean caughtUp;
    private @Nullable Thread thread;

    TopicFollower(TopicIndexes indexes, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.indexes = indexes;
        this.bootstrapServers = bootstrapServers;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("console-topics").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stop.countDown();
        KafkaConsumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        if (thread != null) {
            thread.join(Duration.ofSeconds(5));
        }
    }

    /// What keeps the console from knowing the newest, as a sentence; null while nothing does.
    @Nullable
    String trouble() {
        return trouble;
    }

    /// The same, but null also while Kafka answers and only a topic is not there yet.
    @Nullable
    String unreachable() {
        return reached ? null : trouble;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /// Whether everything that was there at the start has been read.
    boolean caughtUp() {
        return caughtUp;
    }

    private void run() {
        boolean again = true;
        while (again) {
            try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(settings())) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException | InterruptException e) {
                return;
            } catch (KafkaException e) {
                reached = false;
                report("cannot read Kafka at " + bootstrapServers + ": " + e.getMessage());
            } finally {
                current = null;
            }
            again = !stopsWithin(PAUSE);
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = findPartitions(consumer);
        if (partitions.isEmpty()) {
            return;
        }
        consumer.assign(partitions);
        rewind(consumer, partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER);
        long nextLook = System.nanoTime() + LOOK_AROUND.toNanos();
        report(null);
        while (stop.getCount() > 0) {
            consumer.poll(POLL).forEach(record -> {
                indexes.apply(record);
                positions.merge(new TopicPartition(record.topic(), record.partition()), record.offset() + 1, Math::max);
            });
            if (!caughtUp) {
                caughtUp = ends.entrySet().stream()
                        .allMatch(end -> consumer.position(end.getKey(), ANSWER) >= end.getValue());
            }
            if (System.nanoTime() > nextLook) {
                // A consumer says nothing when the broker is away; a question that needs an answer does.
                consumer.endOffsets(partitions, ANSWER);
                nextLook = System.nanoTime() + LOOK_AROUND.toNanos();
            }
        }
    }

    /// After an outage it goes on where it was, so that nothing is counted twice.
    private void rewind(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        consumer.seekToBeginning(partitions);
        positions.forEach(consumer::seek);
    }

    /// All or none: topics that are created one after the other are waited for.
    private List<TopicPartition> findPartitions(KafkaConsumer<String, byte[]> consumer) {
        Map<String, List<PartitionInfo>> existing = consumer.listTopics(ANSWER);
        reached = true;
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : TopicIndexes.topics()) {
            List<PartitionInfo> found = existing.get(topic);
            if (found == null) {
                report("waits for the topic " + topic);
                return List.of();
            }
            found.forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        }
        return partitions;
    }

    private void report(@Nullable String sentence) {
        if (sentence != null && !sentence.equals(trouble)) {
            LOG.warnf("The console %s", sentence);
        }
        trouble = sentence;
    }

    private boolean stopsWithin(Duration time) {
        try {
            return stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "console",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class);
    }
}
