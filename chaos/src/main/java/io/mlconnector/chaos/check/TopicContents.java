package io.mlconnector.chaos.check;

import io.mlconnector.serviceruntime.kafka.KafkaClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Reads topics to their ends, committed records only, and how far groups are behind.
public final class TopicContents {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofMinutes(2);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private static final Pattern ORIGIN = Pattern.compile("(.{1,249})-([0-9]{1,6})-([0-9]{1,18})");

    private final String bootstrapServers;

    public TopicContents(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /// What was committed, in the order of each partition; tombstones are left out.
    public List<ConsumerRecord<String, byte[]>> read(Collection<String> topics) {
        return read(topics, IsolationLevel.READ_COMMITTED);
    }

    /// The same with what transactions left behind that were aborted.
    public List<ConsumerRecord<String, byte[]>> readWithAborted(Collection<String> topics) {
        return read(topics, IsolationLevel.READ_UNCOMMITTED);
    }

    private List<ConsumerRecord<String, byte[]>> read(Collection<String> topics, IsolationLevel isolation) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        Map<String, Object> reader = KafkaClients.reader(bootstrapServers, "chaos-checker");
        reader.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString());
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(reader)) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic, ANSWER).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER);
            long deadline = System.nanoTime() + MOST.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), ANSWER) < end.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new KafkaException("the topics could not be read to their ends");
                }
                consumer.poll(POLL).forEach(record -> {
                    if (record.value() != null) {
                        all.add(record);
                    }
                });
            }
        }
        return all;
    }

    /// Whether there is such a record, or was before its time was over.
    ///
    /// @param origin `topic-partition-offset`
    boolean resolves(String origin) {
        Matcher place = ORIGIN.matcher(origin);
        if (!place.matches()) {
            return false;
        }
        TopicPartition partition = new TopicPartition(place.group(1), Integer.parseInt(place.group(2)));
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(KafkaClients.reader(bootstrapServers, "chaos-origin"))) {
            Long end = consumer.endOffsets(List.of(partition), ANSWER).get(partition);
            return end != null && Long.parseLong(place.group(3)) < end;
        } catch (KafkaException _) {
            return false;
        }
    }

    /// How many records a group has still to read.
    public long lag(String group) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
                KafkaConsumer<String, byte[]> consumer =
                        new KafkaConsumer<>(KafkaClients.reader(bootstrapServers, "chaos-lag"))) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            Map<TopicPartition, Long> ends = consumer.endOffsets(committed.keySet(), ANSWER);
            Map<TopicPartition, Long> behind = new HashMap<>();
            ends.forEach((partition, end) -> {
                OffsetAndMetadata at = committed.get(partition);
                if (at != null && at.offset() < end) {
                    behind.put(partition, at.offset());
                }
            });
            return count(consumer, behind, ends);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the lag of " + group + " is not known: " + e.getMessage(), e);
        }
    }

    /// The ends of transactions take offsets too, and are no records.
    private static long count(
            KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends) {
        consumer.assign(from.keySet());
        from.forEach(consumer::seek);
        long count = 0;
        long deadline = System.nanoTime() + ANSWER.toNanos();
        while (from.keySet().stream()
                        .anyMatch(partition -> consumer.position(partition, ANSWER) < ends.getOrDefault(partition, 0L))
                && System.nanoTime() < deadline) {
            count += consumer.poll(POLL).count();
        }
        return count;
    }
}
