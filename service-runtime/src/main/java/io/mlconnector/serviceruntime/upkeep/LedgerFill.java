package io.mlconnector.serviceruntime.upkeep;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.serviceruntime.kafka.KafkaClients;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.ledger.WriterSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Puts rows into a ledger that lacks them, all or none. It takes the partition over like a writer does, under the same
/// transactional id: had a writer written anything between the reading and the end, this transaction would fail. A row
/// that is there is never touched.
final class LedgerFill {
    private static final int TRANSACTION_MILLIS = 300_000;

    private final WriterSettings settings;
    private final TopicRows place;
    private final Clock clock;

    /// @param place the connection, and where its topics are
    LedgerFill(WriterSettings settings, TopicRows place, Clock clock) {
        this.settings = settings;
        this.place = place;
        this.clock = clock;
    }

    /// @param links those of the written rows that would otherwise be missing
    record Missing(List<LedgerEntryV1> rows, List<LinkV1> links) {}

    /// Changes nothing.
    Missing missing(List<LedgerEntryV1> rows, List<LinkV1> links) {
        Set<String> operations = new HashSet<>();
        rows.forEach(row -> operations.add(row.operation()));
        Set<String> known = place.read(settings.ledger(), LedgerEntryV1.class, operations::contains)
                .keySet();
        Set<String> pairs = new HashSet<>();
        links.forEach(link -> pairs.add(link.key()));
        Set<String> linked =
                place.read(Topics.LINKS, LinkV1.class, pairs::contains).keySet();
        return new Missing(
                rows.stream().filter(row -> !known.contains(row.operation())).toList(),
                links.stream().filter(link -> !linked.contains(link.key())).toList());
    }

    /// The writer must have left its partitions, or it is shut out.
    ///
    /// @return what was written
    /// @throws org.apache.kafka.common.KafkaException when it is not certain that it was written; to do it again is
    ///     right
    Missing fill(List<LedgerEntryV1> rows, List<LinkV1> links) {
        String id = settings.service() + "-p" + place.partition();
        Map<String, Object> writer = KafkaClients.writer(place.bootstrapServers(), place.clientId());
        writer.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
        writer.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
        writer.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        KafkaProducer<String, byte[]> producer = new KafkaProducer<>(writer);
        try {
            producer.initTransactions();
            Missing missing = missing(rows, links);
            if (missing.rows().isEmpty() && missing.links().isEmpty()) {
                return missing;
            }
            producer.beginTransaction();
            Instant now = clock.instant();
            for (LedgerEntryV1 row : missing.rows()) {
                String verb = row.state().name().toLowerCase(Locale.ROOT);
                send(
                        producer,
                        new Message(
                                settings.ledger(),
                                row.operation(),
                                row,
                                "connector.operation." + verb + ".v1",
                                now,
                                row.source()));
            }
            for (LinkV1 link : missing.links()) {
                send(producer, new Message(Topics.LINKS, link.key(), link, "connector.link.changed.v1", now, null));
            }
            producer.commitTransaction();
            return missing;
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    private void send(KafkaProducer<String, byte[]> producer, Message message) {
        ProducerRecord<String, byte[]> record = message.record(settings.service());
        // A failed send fails the commit.
        var _ = producer.send(record);
    }
}
