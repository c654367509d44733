package io.mlconnector.chaos;

import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.serviceruntime.kafka.KafkaClients;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Ledger entries that Kafka got and that were never committed: who reads committed records does not see them.
record AbortedEntries(long intents, long outcomes) {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration MOST = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(100);

    static AbortedEntries in(String bootstrapServers) {
        Set<String> committed = new HashSet<>();
        read(bootstrapServers, "read_committed").forEach(record -> committed.add(place(record)));
        List<LedgerEntryV1> aborted = read(bootstrapServers, "read_uncommitted")
                .filter(record -> record.value() != null && !committed.contains(place(record)))
                .map(record -> Json.read(record.value(), LedgerEntryV1.class))
                .toList();
        long intents = aborted.stream().filter(LedgerEntryV1::isOpen).count();
        return new AbortedEntries(intents, aborted.size() - intents);
    }

    private static String place(ConsumerRecord<String, byte[]> record) {
        return record.topic() + "-" + record.partition() + "-" + record.offset();
    }

    private static Stream<ConsumerRecord<String, byte[]>> read(String bootstrapServers, String isolation) {
        Map<String, Object> reader = KafkaClients.reader(bootstrapServers, "chaos-aborted");
        reader.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        Stream.Builder<ConsumerRecord<String, byte[]>> all = Stream.builder();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(reader)) {
            List<TopicPartition> partitions = Stream.of(Topics.QUICKBOOKS_LEDGER, Topics.ASANA_LEDGER)
                    .flatMap(topic -> consumer.partitionsFor(topic.name(), ANSWER).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER);
            long deadline = System.nanoTime() + MOST.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), ANSWER) < end.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new KafkaException("the ledgers could not be read to their ends");
                }
                consumer.poll(POLL).forEach(all::add);
            }
        }
        return all.build();
    }
}
