package io.mlconnector.chaos;

import io.mlconnector.chaos.check.TopicContents;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.Topics;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Ledger entries that Kafka got and that were never committed: who reads committed records does not see them.
record AbortedEntries(long intents, long outcomes) {
    private static final List<String> LEDGERS = List.of(Topics.QUICKBOOKS_LEDGER.name(), Topics.ASANA_LEDGER.name());

    static AbortedEntries in(String bootstrapServers) {
        TopicContents topics = new TopicContents(bootstrapServers);
        Set<String> committed =
                topics.read(LEDGERS).stream().map(AbortedEntries::place).collect(Collectors.toSet());
        List<LedgerEntryV1> aborted = topics.readWithAborted(LEDGERS).stream()
                .filter(record -> !committed.contains(place(record)))
                .map(record -> Json.read(record.value(), LedgerEntryV1.class))
                .toList();
        long intents = aborted.stream().filter(LedgerEntryV1::isOpen).count();
        return new AbortedEntries(intents, aborted.size() - intents);
    }

    private static String place(ConsumerRecord<String, byte[]> record) {
        return record.topic() + "-" + record.partition() + "-" + record.offset();
    }
}
