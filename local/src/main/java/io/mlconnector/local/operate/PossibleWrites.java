package io.mlconnector.local.operate;

import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.UnreadableException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/// How many writes to a vendor a replay of commands could cause: commands whose operation the ledger does not know as
/// finished. A command that never went through counts, one that did does not.
final class PossibleWrites {
    private PossibleWrites() {}

    /// Empty when the group is no writer's.
    static Optional<Long> of(String bootstrapServers, String group, List<GroupReset.Move> moves) {
        return WriterControl.ledgerOf(group).map(ledger -> {
            try (TopicReader reader = new TopicReader(bootstrapServers)) {
                Set<String> again = commanded(reader, moves);
                if (!again.isEmpty()) {
                    again.removeAll(finished(reader, ledger));
                }
                return (long) again.size();
            }
        });
    }

    private static Set<String> commanded(TopicReader reader, List<GroupReset.Move> moves) {
        Map<TopicPartition, Long> from = new HashMap<>();
        Map<TopicPartition, Long> to = new HashMap<>();
        for (GroupReset.Move move : moves) {
            if (move.records() > 0) {
                TopicPartition partition = new TopicPartition(move.topic(), move.partition());
                from.put(partition, move.target());
                to.put(partition, move.current());
            }
        }
        Set<String> operations = new HashSet<>();
        reader.read(from, to, record -> {
            try {
                operations.add(
                        Json.read(record.value(), AuditWatch.CommandName.class).operation());
            } catch (UnreadableException _) {
                // Such a one is a dead letter, today as when it came.
            }
        });
        return operations;
    }

    private static Set<String> finished(TopicReader reader, String ledger) {
        Set<String> finished = new HashSet<>();
        reader.readAll(List.of(ledger), record -> {
            LedgerEntryV1 entry = Json.read(record.value(), LedgerEntryV1.class);
            if (entry.isOpen()) {
                finished.remove(entry.operation());
            } else {
                finished.add(entry.operation());
            }
        });
        return finished;
    }
}
