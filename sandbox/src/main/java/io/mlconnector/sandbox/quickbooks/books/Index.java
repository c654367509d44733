package io.mlconnector.sandbox.quickbooks.books;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;

/// Ids of records by a property they need not have alone.
final class Index<K extends Comparable<K>> {
    private final ConcurrentSkipListSet<Entry<K>> entries =
            new ConcurrentSkipListSet<>(Comparator.comparing(Entry<K>::key).thenComparingLong(Entry::id));

    private record Entry<K>(K key, long id) {}

    void add(K key, long id) {
        entries.add(new Entry<>(key, id));
    }

    void remove(K key, long id) {
        entries.remove(new Entry<>(key, id));
    }

    /// Ascending.
    List<Long> ids(K key) {
        return entries.subSet(new Entry<>(key, Long.MIN_VALUE), true, new Entry<>(key, Long.MAX_VALUE), true).stream()
                .map(Entry::id)
                .toList();
    }

    /// In the order of the keys, from this one on.
    List<Long> idsFrom(K key, int limit) {
        return entries.tailSet(new Entry<>(key, Long.MIN_VALUE), true).stream()
                .limit(limit)
                .map(Entry::id)
                .toList();
    }

    /// @param otherwise when there is none
    K last(K otherwise) {
        return entries.isEmpty() ? otherwise : entries.last().key();
    }
}
