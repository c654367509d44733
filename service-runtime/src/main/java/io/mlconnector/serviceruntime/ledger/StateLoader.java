package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.kafka.KafkaClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// Reads the ledger and the links of one partition, committed records only, up to the high watermark as it is after
/// `initTransactions`. The last stable offset would not do: an intent behind an open transaction of somebody else would
/// be missed.
final class StateLoader {
    private static final Logger LOG = Logger.getLogger(StateLoader.class);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(100);

    /// Longer than a transaction of somebody else can stay open (60 s).
    private static final Duration MOST = Duration.ofSeconds(90);

    private final WriterSettings settings;
    private final String bootstrapServers;
    private final int partition;

    StateLoader(WriterSettings settings, String bootstrapServers, int partition) {
        this.settings = settings;
        this.bootstrapServers = bootstrapServers;
        this.partition = partition;
    }

    /// @throws KafkaException when it cannot be read whole in time; half a ledger is worse than none
    void load(LedgerView ledger, LinksView links) {
        List<TopicPartition> sources = List.of(
                new TopicPartition(settings.ledger().name(), partition),
                new TopicPartition(Topics.LINKS.name(), partition));
        Map<TopicPartition, Long> ends = highWatermarks(sources);
        Map<String, Object> reader = KafkaClients.reader(bootstrapServers, settings.service() + "-load-" + partition);
        reader.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        long deadline = System.nanoTime() + MOST.toNanos();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(reader)) {
            consumer.assign(sources);
            consumer.seekToBeginning(sources);
            while (!ends.entrySet().stream()
                    .allMatch(end -> consumer.position(end.getKey(), ANSWER) >= end.getValue())) {
                if (System.nanoTime() - deadline > 0) {
                    throw new KafkaException("the ledger could not be read to its end within " + MOST.toSeconds()
                            + " s: is a transaction hanging?");
                }
                consumer.poll(POLL).forEach(record -> apply(record, ledger, links));
            }
        }
        LOG.infof("%s: partition %d loaded, %d operations known", settings.service(), partition, ledger.size());
    }

    private Map<TopicPartition, Long> highWatermarks(List<TopicPartition> sources) {
        Map<String, Object> reader = KafkaClients.reader(bootstrapServers, settings.service() + "-ends-" + partition);
        reader.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(reader)) {
            return consumer.endOffsets(sources, ANSWER);
        }
    }

    private void apply(ConsumerRecord<String, byte[]> record, LedgerView ledger, LinksView links) {
        try {
            if (record.topic().equals(Topics.LINKS.name())) {
                if (record.value() == null) {
                    links.remove(record.key());
                } else {
                    LinkV1 link = Json.read(record.value(), LinkV1.class);
                    links.put(new ConnectionId(link.connection()), link.toDomain());
                }
            } else if (record.value() != null) {
                ledger.put(Json.read(record.value(), LedgerEntryV1.class));
            }
        } catch (UnreadableException | IllegalArgumentException e) {
            // Without this entry something could be written twice: nobody may go on.
            throw new KafkaException(
                    "the record " + record.topic() + "-" + record.partition() + "-" + record.offset()
                            + " cannot be read; the writer does not work without it",
                    e);
        }
    }
}
