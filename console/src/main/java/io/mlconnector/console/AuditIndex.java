package io.mlconnector.console;

import io.mlconnector.contracts.AuditV1;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The newest audit entries, by record and all together. Bounded: the oldest entries of a record, and the oldest of
/// all, are forgotten here; the topic keeps them.
final class AuditIndex {
    private final int perRecord;
    private final int total;
    private final Deque<AuditV1> newest = new ArrayDeque<>();
    private final Map<String, Deque<AuditV1>> byRecord = new HashMap<>();
    private long seen;

    AuditIndex(int perRecord, int total) {
        this.perRecord = perRecord;
        this.total = total;
    }

    synchronized void add(AuditV1 entry) {
        seen++;
        newest.addFirst(entry);
        for (String record : recordsOf(entry)) {
            Deque<AuditV1> entries = byRecord.computeIfAbsent(record, _ -> new ArrayDeque<>());
            entries.addLast(entry);
            if (entries.size() > perRecord) {
                entries.removeFirst();
            }
        }
        if (newest.size() > total) {
            forget(newest.removeLast());
        }
    }

    /// The newest entries first.
    synchronized List<AuditV1> latest(int limit, Predicate<AuditV1> filter) {
        return newest.stream().filter(filter).limit(limit).toList();
    }

    /// What happened to a record, oldest first, entries of other records that name it included.
    synchronized List<AuditV1> trail(String record) {
        return List.copyOf(byRecord.getOrDefault(record, new ArrayDeque<>()));
    }

    /// How many entries were read since the start.
    synchronized long seen() {
        return seen;
    }

    private void forget(AuditV1 oldest) {
        for (String record : recordsOf(oldest)) {
            Deque<AuditV1> entries = byRecord.get(record);
            if (entries == null) {
                continue;
            }
            removeSame(entries, oldest);
            if (entries.isEmpty()) {
                byRecord.remove(record);
            }
        }
    }

    /// By identity: the same step can be reported twice. It is the first one, unless the record forgot it already.
    @SuppressWarnings("ReferenceEquality")
    private static void removeSame(Deque<AuditV1> entries, AuditV1 entry) {
        for (Iterator<AuditV1> each = entries.iterator(); each.hasNext(); ) {
            if (each.next() == entry) {
                each.remove();
                return;
            }
        }
    }

    private static List<String> recordsOf(AuditV1 entry) {
        List<String> records = new ArrayList<>(entry.related());
        records.add(entry.record());
        return records.stream().distinct().toList();
    }
}
