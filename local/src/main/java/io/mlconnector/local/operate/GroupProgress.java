package io.mlconnector.local.operate;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// How much of a topic a group has worked through.
public final class GroupProgress implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final String bootstrapServers;
    private final Admin admin;
    private final String group;
    private final String topic;

    public GroupProgress(String bootstrapServers, String group, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.group = group;
        this.topic = topic;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) ANSWER.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) ANSWER.toMillis(),
                AdminClientConfig.CLIENT_ID_CONFIG,
                "mlc"));
    }

    /// Counted in offsets, so that markers of transactions count too; what is left is exact near the end.
    public record Counts(long done, long all) {}

    /// Nothing of nothing while Kafka cannot say.
    public Counts look() {
        try {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            answer(admin.describeTopics(List.of(topic)).allTopicNames())
                    .values()
                    .forEach(description -> description
                            .partitions()
                            .forEach(partition ->
                                    latest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
            Map<TopicPartition, OffsetAndMetadata> committed =
                    answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            Map<TopicPartition, Long> from = new HashMap<>();
            Map<TopicPartition, Long> to = new HashMap<>();
            for (var end : answer(admin.listOffsets(latest).all()).entrySet()) {
                OffsetAndMetadata at = committed.get(end.getKey());
                to.put(end.getKey(), end.getValue().offset());
                from.put(
                        end.getKey(),
                        at == null ? 0 : Math.min(at.offset(), end.getValue().offset()));
            }
            long done = sum(from);
            long all = sum(to);
            return all - done <= to.size() ? new Counts(done, done + left(from, to)) : new Counts(done, all);
        } catch (ExecutionException | TimeoutException _) {
            return new Counts(0, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Counts(0, 0);
        }
    }

    /// The marker of the last transaction stays behind a group that has read everything.
    private long left(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
        AtomicLong count = new AtomicLong();
        try (TopicReader reader = new TopicReader(bootstrapServers)) {
            reader.read(from, to, _ -> count.incrementAndGet());
        }
        return count.get();
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
