package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.serviceruntime.crash.CrashPoint;
import io.mlconnector.serviceruntime.kafka.AuditTrail;
import io.mlconnector.serviceruntime.kafka.KafkaClients;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.pace.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// Puts one turn into Kafka, all of it or nothing. A failure of any kind ends the owner of the partition: whether the
/// transaction was committed is then read from the topics, never guessed.
final class TurnCommit implements AutoCloseable {
    private final WriterSettings settings;
    private final TopicPartition commands;
    private final TimeSource time;
    private final KafkaProducer<String, byte[]> producer;
    private long committedOffset = -1;

    TurnCommit(WriterSettings settings, String bootstrapServers, int partition, TimeSource time) {
        this.settings = settings;
        this.commands = new TopicPartition(settings.commands().name(), partition);
        this.time = time;
        String id = settings.service() + "-p" + partition;
        Map<String, Object> writer = KafkaClients.writer(bootstrapServers, id);
        writer.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
        writer.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 60_000);
        this.producer = new KafkaProducer<>(writer);
    }

    /// Shuts out whoever owned the partition before, and ends what it left open.
    void takeOver() {
        producer.initTransactions();
    }

    /// @param group of the member that owns the partition now: the coordinator refuses one that lost it
    void commit(Turn turn, ConsumerGroupMetadata group) {
        boolean moves = turn.offset() >= 0 && turn.offset() != committedOffset;
        if (turn.writesNothing() && !moves) {
            return;
        }
        producer.beginTransaction();
        for (LedgerEntryV1 entry : turn.entries()) {
            send(new Message(
                    settings.ledger(),
                    entry.operation(),
                    entry,
                    "connector.operation." + verb(entry) + ".v1",
                    entry.finishedAt() == null ? time.now() : entry.finishedAt(),
                    entry.source()));
        }
        Instant now = time.now();
        turn.links()
                .forEach(link ->
                        send(new Message(Topics.LINKS, link.key(), link, "connector.link.changed.v1", now, null)));
        turn.audits().forEach(audit -> send(AuditTrail.message(audit.entry(), audit.causation())));
        turn.deadLetters()
                .forEach(letter -> send(TopicPublisher.deadLetterRecord(
                        settings.commands(),
                        letter.record(),
                        letter.code(),
                        letter.text(),
                        letter.attempts(),
                        settings.service(),
                        Clock.fixed(now, ZoneOffset.UTC))));
        if (turn.offset() >= 0) {
            // Also where the offset does not move: only the partition's owner gets through here.
            producer.sendOffsetsToTransaction(Map.of(commands, new OffsetAndMetadata(turn.offset())), group);
        }
        boolean intends = turn.entries().stream().anyMatch(LedgerEntryV1::isOpen);
        boolean finishes = turn.entries().stream().anyMatch(entry -> !entry.isOpen());
        pass(intends, CrashPoint.IN_INTENT);
        pass(finishes, CrashPoint.IN_OUTCOME);
        producer.commitTransaction();
        committedOffset = turn.offset();
        pass(finishes, CrashPoint.AFTER_OUTCOME);
    }

    private static void pass(boolean happens, CrashPoint point) {
        if (happens) {
            point.pass();
        }
    }

    private void send(Message message) {
        send(message.record(settings.service()));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        // A failed send fails the commit.
        var _ = producer.send(record);
    }

    private static String verb(LedgerEntryV1 entry) {
        return switch (entry.state()) {
            case INTENT -> "intended";
            case DONE, REJECTED, PARKED -> entry.state().name().toLowerCase(Locale.ROOT);
        };
    }

    @Override
    public void close() {
        // An open transaction is ended by the successor's takeOver, or by its time-out.
        producer.close(Duration.ZERO);
    }
}
