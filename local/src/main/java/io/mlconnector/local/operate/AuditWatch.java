package io.mlconnector.local.operate;

import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Checks a replay in the audit trail: every operation that was done must now be reported as skipped.
public final class AuditWatch implements AutoCloseable {
    private static final List<String> COMMANDS =
            List.of(Topics.ASANA_COMMANDS.name(), Topics.QUICKBOOKS_COMMANDS.name());
    private static final List<String> LEDGERS = List.of(Topics.ASANA_LEDGER.name(), Topics.QUICKBOOKS_LEDGER.name());

    private final TopicReader reader;
    private final Set<String> expected = new TreeSet<>();

    /// Starts to watch: what is reported from now on counts.
    public AuditWatch(String bootstrapServers) {
        this.reader = new TopicReader(bootstrapServers);
        Set<String> commanded = new TreeSet<>();
        reader.readAll(
                COMMANDS,
                record -> commanded.add(
                        Json.read(record.value(), CommandName.class).operation()));
        Set<String> done = new TreeSet<>();
        reader.readAll(LEDGERS, record -> {
            LedgerEntryV1 entry = Json.read(record.value(), LedgerEntryV1.class);
            if (entry.state() == LedgerEntryV1.State.DONE) {
                done.add(entry.operation());
            }
        });
        expected.addAll(commanded);
        expected.retainAll(done);
        List<TopicPartition> audit = reader.partitions(List.of(Topics.AUDIT.name()));
        reader.consumer().assign(audit);
        reader.consumer().seekToEnd(audit);
        audit.forEach(reader.consumer()::position);
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
            for (ConsumerRecord<String, byte[]> record : reader.consumer().poll(TopicReader.POLL)) {
                AuditV1 entry = Json.read(record.value(), AuditV1.class);
                if (entry.step().equals("skipped")) {
                    missing.remove(entry.facts().getOrDefault("operation", ""));
                }
            }
        }
        return missing;
    }

    @Override
    public void close() {
        reader.close();
    }
}
