package io.mlconnector.serviceruntime.upkeep;

import io.mlconnector.contracts.ConnectionPartitioner;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.kafka.KafkaClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads what a topic holds of one connection: committed records of its partition, from the beginning to the high
/// watermark as it is now. Not to the last stable offset: it stays behind for a moment after a commit, and an intent
/// that was just committed would seem to be missing.
///
/// @param clientId names the reader to the brokers
public record TopicRows(String bootstrapServers, String clientId, ConnectionId connection) {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofMinutes(5);

    public int partition() {
        return ConnectionPartitioner.partition(connection.value(), Topics.PARTITIONS);
    }

    /// The last row of each key.
    ///
    /// @param wanted by the record's whole key
    /// @throws KafkaException when it cannot be read to its end in time
    /// @throws UnreadableException when a wanted row cannot be read
    public <T> Map<String, T> read(TopicSpec topic, Class<T> type, Predicate<String> wanted) {
        Map<String, byte[]> last = new LinkedHashMap<>();
        each(topic, record -> {
            if (!wanted.test(record.key())) {
                return;
            }
            if (record.value() == null) {
                last.remove(record.key());
            } else {
                last.put(record.key(), record.value());
            }
        });
        Map<String, T> rows = new LinkedHashMap<>();
        last.forEach((key, value) -> rows.put(key, Json.read(value, type)));
        return rows;
    }

    /// The hashes of the values that were commanded, by operation, as far as the topic still has the commands.
    public Map<String, String> commandHashes(TopicSpec commands) {
        Map<String, String> hashes = new HashMap<>();
        each(commands, record -> {
            if (record.value() == null) {
                return;
            }
            try {
                CommandHead head = Json.read(record.value(), CommandHead.class);
                if (head.operation() != null && head.hash() != null) {
                    hashes.put(head.operation(), head.hash());
                }
            } catch (UnreadableException _) {
                // Such a one is a dead letter of its reader, and was never carried out.
            }
        });
        return hashes;
    }

    /// What the commands to both vendors have in common.
    private record CommandHead(
            @Nullable String operation, @Nullable String hash) {}

    private void each(TopicSpec topic, Consumer<ConsumerRecord<String, byte[]>> use) {
        TopicPartition source = new TopicPartition(topic.name(), partition());
        Map<String, Object> reader = KafkaClients.reader(bootstrapServers, clientId);
        reader.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        String ours = connection.value() + "/";
        long deadline = System.nanoTime() + MOST.toNanos();
        long end = highWatermark(source);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(reader)) {
            consumer.assign(List.of(source));
            consumer.seekToBeginning(List.of(source));
            while (consumer.position(source, ANSWER) < end) {
                if (System.nanoTime() - deadline > 0) {
                    throw new KafkaException(
                            topic.name() + " could not be read to its end within " + MOST.toMinutes() + " minutes");
                }
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (record.key() != null && record.key().startsWith(ours)) {
                        use.accept(record);
                    }
                }
            }
        }
    }

    private long highWatermark(TopicPartition source) {
        Map<String, Object> reader = KafkaClients.reader(bootstrapServers, clientId);
        reader.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(reader)) {
            return consumer.endOffsets(List.of(source), ANSWER).getOrDefault(source, 0L);
        }
    }
}
