package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.serviceruntime.kafka.KafkaClients;
import io.mlconnector.serviceruntime.pace.TimeSource;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/// One membership in the writer's group, from joining to leaving. One thread runs it; any trouble ends it, and the next
/// session starts from what is in the topics.
final class WriterSession implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final WriterSettings settings;
    private final String bootstrapServers;
    private final OperationHandler handler;
    private final TimeSource time;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<Integer, PartitionWriter> writers = new HashMap<>();
    private volatile Set<Integer> owned = Set.of();
    private volatile boolean loaded;
    private volatile List<String> shutOff = List.of();
    private volatile boolean stopping;

    WriterSession(WriterSettings settings, String bootstrapServers, OperationHandler handler, TimeSource time) {
        this.settings = settings;
        this.bootstrapServers = bootstrapServers;
        this.handler = handler;
        this.time = time;
        Map<String, Object> reader = KafkaClients.reader(bootstrapServers, settings.service());
        reader.put(ConsumerConfig.GROUP_ID_CONFIG, settings.service());
        reader.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        reader.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        reader.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        // All partitions are given up and taken anew: while one is ours, the membership does not change.
        reader.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        this.consumer = new KafkaConsumer<>(reader);
    }

    /// Works until [#stop].
    ///
    /// @throws KafkaException when it cannot go on
    void run() {
        consumer.subscribe(List.of(settings.commands().name()), new Ownership());
        while (!stopping) {
            ConsumerRecords<String, byte[]> records = poll();
            for (TopicPartition partition : records.partitions()) {
                PartitionWriter writer = writers.get(partition.partition());
                if (writer != null) {
                    List<ConsumerRecord<String, byte[]>> some = records.records(partition);
                    writer.offer(some);
                }
            }
            look();
        }
    }

    private ConsumerRecords<String, byte[]> poll() {
        try {
            return consumer.poll(POLL);
        } catch (WakeupException e) {
            if (stopping) {
                return ConsumerRecords.empty();
            }
            throw e;
        }
    }

    /// Reads on where there is room, and ends the session where a partition failed.
    private void look() {
        Set<TopicPartition> full = new HashSet<>();
        boolean all = true;
        for (var each : writers.entrySet()) {
            PartitionWriter writer = each.getValue();
            Throwable failure = writer.failure();
            if (failure != null) {
                throw new KafkaException("partition " + each.getKey() + " failed: " + failure.getMessage(), failure);
            }
            writer.group(consumer.groupMetadata());
            all &= writer.isReady();
            if (!writer.isReady() || !writer.hasRoom()) {
                full.add(new TopicPartition(settings.commands().name(), each.getKey()));
            }
        }
        loaded = all;
        shutOff = writers.values().stream()
                .flatMap(writer -> writer.shutOff().stream())
                .toList();
        Set<TopicPartition> paused = consumer.paused();
        consumer.pause(full);
        consumer.resume(
                paused.stream().filter(partition -> !full.contains(partition)).toList());
    }

    /// The partitions that are ours.
    Set<Integer> owned() {
        return owned;
    }

    /// Whether all of them are loaded.
    boolean isLoaded() {
        return loaded;
    }

    /// Plain sentences about connections that nothing is sent to for now.
    List<String> shutOff() {
        return shutOff;
    }

    void stop() {
        stopping = true;
        consumer.wakeup();
    }

    @Override
    public void close() {
        giveUp(List.copyOf(writers.keySet()), false);
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(10)));
    }

    private void giveUp(Collection<Integer> partitions, boolean lost) {
        List<PartitionWriter> leaving = partitions.stream()
                .map(writers::remove)
                .filter(Objects::nonNull)
                .toList();
        // All are asked first, so that their calls end at the same time.
        leaving.forEach(lost ? PartitionWriter::abandon : PartitionWriter::stop);
        leaving.forEach(PartitionWriter::close);
        tell();
    }

    private void tell() {
        owned = Set.copyOf(writers.keySet());
        handler.assigned(owned, new AllLinks(Map.copyOf(writers)));
    }

    private final class Ownership implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                PartitionWriter writer = new PartitionWriter(
                        settings, bootstrapServers, partition.partition(), handler, consumer.groupMetadata(), time);
                writers.put(partition.partition(), writer);
                writer.start();
            }
            consumer.pause(partitions);
            loaded = false;
            tell();
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            giveUp(numbers(partitions), false);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            giveUp(numbers(partitions), true);
        }

        private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
            Set<Integer> numbers = new TreeSet<>();
            partitions.forEach(partition -> numbers.add(partition.partition()));
            return numbers;
        }
    }
}
