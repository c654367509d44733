package io.mlconnector.console;

import io.mlconnector.contracts.LedgerEntryV1;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The writers' operations by record, without their payloads. Bounded: the operations that were written longest ago
/// are forgotten here; the topics keep them.
final class LedgerIndex {
    private final int total;
    private final Map<String, LedgerEntryV1> byOperation = new LinkedHashMap<>();
    private final Map<String, Set<String>> byRecord = new HashMap<>();

    LedgerIndex(int total) {
        this.total = total;
    }

    synchronized void put(LedgerEntryV1 entry) {
        forget(entry.operation());
        byOperation.put(entry.operation(), entry.withoutPayload());
        byRecord.computeIfAbsent(entry.record(), _ -> new LinkedHashSet<>()).add(entry.operation());
        if (byOperation.size() > total) {
            forget(byOperation.keySet().iterator().next());
        }
    }

    synchronized List<LedgerEntryV1> ofRecord(String record) {
        List<LedgerEntryV1> entries = new ArrayList<>();
        for (String operation : byRecord.getOrDefault(record, Set.of())) {
            LedgerEntryV1 entry = byOperation.get(operation);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private void forget(String operation) {
        LedgerEntryV1 old = byOperation.remove(operation);
        if (old != null) {
            byRecord.computeIfPresent(old.record(), (_, operations) -> {
                operations.remove(operation);
                return operations.isEmpty() ? null : operations;
            });
        }
    }
}
