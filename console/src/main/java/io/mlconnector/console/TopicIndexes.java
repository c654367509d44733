package io.mlconnector.console;

import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.CloudEventHeaders;
import io.mlconnector.contracts.DeadLetter;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.contracts.ReadsV1;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.contracts.WatchV1;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// All that the console remembers of the topics. Filled by [TopicFollower], one record at a time.
@ApplicationScoped
class TopicIndexes {
    private static final int ENTRIES_PER_RECORD = 500;
    private static final int ENTRIES = 50_000;
    private static final int OPERATIONS = 100_000;
    private static final Set<String> DEAD_LETTERS = Topics.all().stream()
            .map(TopicSpec::name)
            .filter(name -> name.endsWith(".dead-letters"))
            .collect(Collectors.toUnmodifiableSet());

    private final AuditIndex audit = new AuditIndex(ENTRIES_PER_RECORD, ENTRIES);
    private final LedgerIndex ledger = new LedgerIndex(OPERATIONS);
    private final LinkIndex links = new LinkIndex();
    private final DeadLetterIndex deadLetters = new DeadLetterIndex();
    private final ReadsIndex reads = new ReadsIndex();
    private final AtomicLong unreadable = new AtomicLong();

    /// The topics that the console reads.
    static List<String> topics() {
        return Stream.concat(
                        Stream.of(
                                        Topics.AUDIT,
                                        Topics.QUICKBOOKS_LEDGER,
                                        Topics.ASANA_LEDGER,
                                        Topics.LINKS,
                                        Topics.QUICKBOOKS_READS,
                                        Topics.WATCHES)
                                .map(TopicSpec::name),
                        DEAD_LETTERS.stream())
                .toList();
    }

    /// A record that cannot be read is counted and passed over: the console shows, it decides nothing.
    void apply(ConsumerRecord<String, byte[]> record) {
        try {
            read(record);
        } catch (UnreadableException e) {
            unreadable.incrementAndGet();
        }
    }

    private void read(ConsumerRecord<String, byte[]> record) {
        String topic = record.topic();
        byte[] value = record.value();
        if (DEAD_LETTERS.contains(topic)) {
            deadLetters.add(topic, deadLetter(record));
        } else if (topic.equals(Topics.LINKS.name())) {
            links.put(record.key(), value == null ? null : Json.read(value, LinkV1.class));
        } else if (topic.equals(Topics.QUICKBOOKS_READS.name())) {
            reads.put(record.key(), value == null ? null : Json.read(value, ReadsV1.class));
        } else if (topic.equals(Topics.WATCHES.name())) {
            reads.put(record.key(), value == null ? null : Json.read(value, WatchV1.class));
        } else if (value == null) {
            return;
        } else if (topic.equals(Topics.AUDIT.name())) {
            audit.add(Json.read(value, AuditV1.class));
        } else {
            ledger.put(Json.read(value, LedgerEntryV1.class));
        }
    }

    private static DeadLetterIndex.Entry deadLetter(ConsumerRecord<String, byte[]> record) {
        return new DeadLetterIndex.Entry(
                record.topic() + "-" + record.partition() + "-" + record.offset(),
                record.key(),
                CloudEventHeaders.get(record.headers(), DeadLetter.ORIGIN),
                CloudEventHeaders.get(record.headers(), DeadLetter.REASON_CODE),
                CloudEventHeaders.get(record.headers(), DeadLetter.REASON_TEXT),
                CloudEventHeaders.get(record.headers(), DeadLetter.SERVICE),
                CloudEventHeaders.get(record.headers(), DeadLetter.AT));
    }

    AuditIndex audit() {
        return audit;
    }

    LedgerIndex ledger() {
        return ledger;
    }

    LinkIndex links() {
        return links;
    }

    ReadsIndex reads() {
        return reads;
    }

    DeadLetterIndex deadLetters() {
        return deadLetters;
    }

    long unreadable() {
        return unreadable.get();
    }
}
