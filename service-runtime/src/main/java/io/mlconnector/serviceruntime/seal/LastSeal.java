package io.mlconnector.serviceruntime.seal;

import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.SealV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.serviceruntime.kafka.KafkaClients;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Finds the newest seal of a partition.
final class LastSeal {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(200);
    /// Ends of transactions take offsets too.
    private static final long NEAR = 50;

    private LastSeal() {}

    /// @return null when there is none
    /// @throws KafkaException when it cannot be read in time
    static @Nullable SealV1 of(String bootstrapServers, int partition) {
        TopicPartition seals = new TopicPartition(Topics.AUDIT_SEALS.name(), partition);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(KafkaClients.reader(bootstrapServers, "audit-sealer-last"))) {
            consumer.assign(List.of(seals));
            long first = consumer.beginningOffsets(List.of(seals), ANSWER).getOrDefault(seals, 0L);
            long end = consumer.endOffsets(List.of(seals), ANSWER).getOrDefault(seals, 0L);
            SealV1 last = read(consumer, seals, Math.max(first, end - NEAR), end);
            return last == null ? read(consumer, seals, first, end) : last;
        }
    }

    private static @Nullable SealV1 read(
            KafkaConsumer<String, byte[]> consumer, TopicPartition seals, long from, long end) {
        SealV1 last = null;
        consumer.seek(seals, from);
        long deadline = System.nanoTime() + ANSWER.toNanos();
        while (consumer.position(seals, ANSWER) < end) {
            if (System.nanoTime() - deadline > 0) {
                throw new KafkaException("the seals could not be read to their end in time");
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                last = Json.read(record.value(), SealV1.class);
            }
        }
        return last;
    }
}
