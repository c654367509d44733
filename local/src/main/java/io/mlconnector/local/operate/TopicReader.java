package io.mlconnector.local.operate;

import io.mlconnector.local.terminal.CommandFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads topics without a group, committed records only.
final class TopicReader implements AutoCloseable {
    static final Duration POLL = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofMinutes(10);

    private final KafkaConsumer<String, byte[]> consumer;

    TopicReader(String bootstrapServers) {
        this.consumer = new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "mlc",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class));
    }

    KafkaConsumer<String, byte[]> consumer() {
        return consumer;
    }

    List<TopicPartition> partitions(Collection<String> topics) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /// From the beginning to what is the end now; tombstones are left out.
    void readAll(Collection<String> topics, Consumer<ConsumerRecord<String, byte[]>> each) {
        List<TopicPartition> partitions = partitions(topics);
        read(consumer.beginningOffsets(partitions), consumer.endOffsets(partitions), each);
    }

    /// @param from the first offset of each partition
    /// @param to the first one that is not read any more
    void read(
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> to,
            Consumer<ConsumerRecord<String, byte[]>> each) {
        Map<TopicPartition, Long> ends = new HashMap<>(to);
        ends.keySet().retainAll(from.keySet());
        consumer.assign(ends.keySet());
        ends.keySet().forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
        long deadline = System.nanoTime() + MOST.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > deadline) {
                throw CommandFailure.of("Kafka did not give all records within " + MOST.toMinutes() + " minutes.");
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                Long end = ends.get(new TopicPartition(record.topic(), record.partition()));
                if (record.value() != null && end != null && record.offset() < end) {
                    each.accept(record);
                }
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
