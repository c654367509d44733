package io.mlconnector.sandbox.quickbooks.books;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// The records of one type, and the ways to find some without looking at all.
final class Shelf {
    private final EntityType type;
    private final ConcurrentSkipListMap<Long, Row> rows = new ConcurrentSkipListMap<>();
    private final Index<Long> byTime = new Index<>();
    private final Index<String> byName = new Index<>();
    private final Index<String> byParent = new Index<>();
    private final Index<String> byNumber = new Index<>();
    private final Index<Long> numbers = new Index<>();
    private final ConcurrentSkipListMap<Long, Instant> tombstones = new ConcurrentSkipListMap<>();

    Shelf(EntityType type) {
        this.type = type;
    }

    /// @return the row that it takes the place of
    @Nullable
    Row put(Row row) {
        Row before = rows.put(row.id(), row);
        if (before != null) {
            forget(before);
        }
        long id = row.id();
        byTime.add(row.updated(), id);
        if (type.kind() == EntityType.Kind.LIST) {
            byName.add(key(row.text(type.nameProperty())), id);
            String parent = row.ref("ParentRef");
            if (!parent.isEmpty()) {
                byParent.add(parent, id);
            }
        }
        String number = row.text("DocNumber");
        if (!number.isEmpty()) {
            byNumber.add(number, id);
            numeric(number).ifPresent(value -> numbers.add(value, id));
        }
        return before;
    }

    @Nullable
    Row remove(long id, Instant time) {
        Row before = rows.remove(id);
        if (before != null) {
            forget(before);
        }
        tombstones.put(id, time);
        return before;
    }

    private void forget(Row row) {
        long id = row.id();
        byTime.remove(row.updated(), id);
        byName.remove(key(row.text(type.nameProperty())), id);
        byParent.remove(row.ref("ParentRef"), id);
        String number = row.text("DocNumber");
        byNumber.remove(number, id);
        numeric(number).ifPresent(value -> numbers.remove(value, id));
    }

    Optional<Row> find(long id) {
        return Optional.ofNullable(rows.get(id));
    }

    /// By id.
    Collection<Row> rows() {
        return rows.values();
    }

    /// @param name in any case
    List<Row> named(String name) {
        return resolve(byName.ids(key(name)));
    }

    List<Row> under(String parent) {
        return resolve(byParent.ids(parent));
    }

    List<Row> numbered(String number) {
        return resolve(byNumber.ids(number));
    }

    /// The highest document number that is a number, or 0.
    long highestNumber() {
        return numbers.last(0L);
    }

    /// In the order of their times, then of their ids.
    ///
    /// @param since seconds
    List<Row> changedSince(long since, int limit) {
        return resolve(byTime.idsFrom(since, limit));
    }

    Map<Long, Instant> tombstones() {
        return tombstones;
    }

    private List<Row> resolve(List<Long> ids) {
        return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    private static Optional<Long> numeric(String number) {
        return Optional.ofNullable(Nodes.number(number));
    }

    /// As `equalsIgnoreCase` compares.
    private static String key(String name) {
        StringBuilder key = new StringBuilder(name.length());
        name.chars().forEach(c -> key.append(Character.toLowerCase(Character.toUpperCase((char) c))));
        return key.toString();
    }
}
