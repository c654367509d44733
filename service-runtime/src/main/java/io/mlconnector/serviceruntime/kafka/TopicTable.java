package io.mlconnector.serviceruntime.kafka;

import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.UnreadableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A compacted topic as a map that follows it, for small topics: connections, tokens, webhooks. Outside of any consumer
/// group. All methods may be called by any thread.
///
/// A value that cannot be read counts as absent and is logged by its key.
public final class TopicTable<V> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicTable.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String bootstrapServers;
    private final TopicSpec topic;
    private final Class<V> type;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeMap<String, V> values = new TreeMap<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Thread follower;
    private boolean caughtUp;
    private volatile boolean closed;
    private volatile @Nullable KafkaConsumer<String, byte[]> current;

    public TopicTable(String bootstrapServers, TopicSpec topic, Class<V> type) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.type = type;
        this.follower =
                Thread.ofPlatform().name("table-" + topic.name()).daemon().start(this::run);
    }

    /// Whether everything that was there when the table was opened has been read.
    public boolean isCaughtUp() {
        return locked(() -> caughtUp);
    }

    public Optional<V> find(String key) {
        return locked(() -> Optional.ofNullable(values.get(key)));
    }

    /// All entries whose key starts with this, in the order of their keys.
    public Map<String, V> withPrefix(String prefix) {
        return locked(() -> new TreeMap<>(values.subMap(prefix, prefix + Character.MAX_VALUE)));
    }

    /// Waits until the value of the key fits.
    ///
    /// @return empty when it did not in time
    public Optional<V> await(String key, Predicate<V> fits, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                V value = values.get(key);
                if (value != null && fits.test(value)) {
                    return Optional.of(value);
                }
                if (left <= 0 || closed) {
                    return Optional.empty();
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Returns when everything that is in the topic now has been read.
    ///
    /// @throws KafkaException when that did not succeed in time
    public void catchUp(Duration patience) {
        Map<TopicPartition, Long> ends = ends();
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!ends.entrySet().stream()
                    .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue())) {
                if (left <= 0 || closed) {
                    throw new KafkaException("the topic " + topic.name() + " could not be read to its end in time");
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } finally {
            lock.unlock();
        }
    }

    private Map<TopicPartition, Long> ends() {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(KafkaClients.reader(bootstrapServers, "ends-" + topic.name()))) {
            return consumer.endOffsets(partitions(consumer), ANSWER);
        }
    }

    private void run() {
        while (!closed) {
            try (KafkaConsumer<String, byte[]> consumer =
                    new KafkaConsumer<>(KafkaClients.reader(bootstrapServers, "table-" + topic.name()))) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException | InterruptException _) {
                return;
            } catch (KafkaException e) {
                LOG.warnf("the topic %s cannot be read, trying again: %s", topic.name(), e.getMessage());
            } finally {
                current = null;
            }
            rest();
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        locked(() -> {
            positions.forEach(consumer::seek);
            return true;
        });
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER);
        while (!closed) {
            var records = consumer.poll(POLL);
            Map<TopicPartition, Long> now = new HashMap<>();
            partitions.forEach(partition -> now.put(partition, consumer.position(partition, ANSWER)));
            lock.lock();
            try {
                records.forEach(this::apply);
                boolean moved = !now.equals(positions);
                positions.putAll(now);
                if (!caughtUp) {
                    caughtUp = ends.entrySet().stream()
                            .allMatch(end -> now.getOrDefault(end.getKey(), 0L) >= end.getValue());
                    moved = true;
                }
                if (moved) {
                    changed.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        return consumer.partitionsFor(topic.name(), ANSWER).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null) {
            return;
        }
        if (record.value() == null) {
            values.remove(record.key());
            return;
        }
        try {
            values.put(record.key(), Json.read(record.value(), type));
        } catch (UnreadableException e) {
            LOG.errorf("topic=%s key=%s cannot be read: %s", topic.name(), record.key(), e.getMessage());
            values.remove(record.key());
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private void rest() {
        lock.lock();
        try {
            long left = PAUSE.toNanos();
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        KafkaConsumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        locked(() -> {
            changed.signalAll();
            return true;
        });
        try {
            follower.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
