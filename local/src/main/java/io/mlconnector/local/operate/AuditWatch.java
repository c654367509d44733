package io.mlconnector.local.operate;

import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Checks a replay in the audit trail: every operation that was done must now be reported as skipped.
public final class AuditWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final List<TopicSpec> COMMANDS = List.of(Topics.ASANA_COMMANDS, Topics.QUICKBOOKS_COMMANDS);
    private static final List<TopicSpec> LEDGERS = List.of(Topics.ASANA_LEDGER, Topics.QUICKBOOKS_LEDGER);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Set<String> expected = new TreeSet<>();

    /// Starts to watch: what is reported from now on counts.
    public AuditWatch(String bootstrapServers) {
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
        Set<String> commanded = new TreeSet<>();
        readAll(
                COMMANDS,
                record -> commanded.add(
                        Json.read(record.value(), CommandName.class).operation()));
        Set<String> done = new TreeSet<>();
        readAll(LEDGERS, record -> {
            LedgerEntryV1 entry = Json.read(record.value(), LedgerEntryV1.class);
            if (entry.state() == LedgerEntryV1.State.DONE) {
                done.add(entry.operation());
            }
        });
        expected.addAll(commanded);
        expected.retainAll(done);
        List<TopicPartition> audit = partitions(List.of(Topics.AUDIT));
        consumer.assign(audit);
        consumer.seekToEnd(audit);
        audit.forEach(consumer::position);
    }

    /// What all commands have in common.
    record CommandName(String operation) {}

    /// The operations that are done and whose commands are still in the topics.
    public int expected() {
        return expected.size();
    }

    /// @return the operations that were not reported as skipped in time
    public Set<String> missingAfter(Duration most) {
        Set<String> missing = new TreeSet<>(expected);
        long deadline = System.nanoTime() + most.toNanos();
        while (!missing.isEmpty() && System.nanoTime() < deadline) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                AuditV1 entry = Json.read(record.value(), AuditV1.class);
                if (entry.step().equals("skipped")) {
                    missing.remove(entry.facts().getOrDefault("operation", ""));
                }
            }
        }
        return missing;
    }

    private void readAll(List<TopicSpec> topics, Consumer<ConsumerRecord<String, byte[]>> each) {
        List<TopicPartition> partitions = partitions(topics);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (record.value() != null) {
                    each.accept(record);
                }
            }
        }
    }

    private List<TopicPartition> partitions(List<TopicSpec> topics) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
