package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.store.Journal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;

/// Everything the company holds, in memory, with every change in the journal before anyone is told of it. One writer at
/// a time, as two people in one company file would be.
public final class Books implements Lookup {
    private static final String TOMBSTONE = "gone/";

    private final Journal journal;
    private final Clock clock;
    private final Map<EntityType, ConcurrentSkipListMap<Long, ObjectNode>> rows = new EnumMap<>(EntityType.class);
    private final Map<EntityType, ConcurrentSkipListMap<Long, Instant>> tombstones = new EnumMap<>(EntityType.class);
    private final Balances balances = new Balances();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private volatile Consumer<List<Change>> listener = _ -> {};

    public Books(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
        for (EntityType type : EntityType.values()) {
            rows.put(type, new ConcurrentSkipListMap<>());
            tombstones.put(type, new ConcurrentSkipListMap<>());
            journal.withPrefix(type.wire() + "/").values().forEach(row -> apply(type, (ObjectNode) row));
            String prefix = TOMBSTONE + type.wire() + "/";
            journal.withPrefix(prefix)
                    .forEach((key, time) -> bury(type, key.substring(prefix.length()), Instant.parse(time.asText())));
        }
    }

    /// Tells of each committed unit, in the order of the commits and before the writer gets its answer.
    public void onChange(Consumer<List<Change>> consumer) {
        listener = consumer;
    }

    @Override
    public Optional<ObjectNode> find(EntityType type, String id) {
        Long number = Nodes.number(id);
        return number == null
                ? Optional.empty()
                : Optional.ofNullable(of(rows, type).get(number));
    }

    @Override
    public List<ObjectNode> list(EntityType type) {
        lock.readLock().lock();
        try {
            return List.copyOf(of(rows, type).values());
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Ids and times of what was deleted.
    public Map<String, Instant> tombstones(EntityType type) {
        Map<String, Instant> found = new LinkedHashMap<>();
        of(tombstones, type).forEach((id, time) -> found.put(Long.toString(id), time));
        return found;
    }

    public boolean empty() {
        return rows.values().stream().allMatch(Map::isEmpty);
    }

    /// Runs `work` alone and commits what it changed; an exception commits nothing.
    public <T> T write(Function<Unit, T> work) {
        lock.writeLock().lock();
        try {
            Unit unit = new Unit(this, clock.instant());
            T result = work.apply(unit);
            commit(unit);
            return result;
        } finally {
            lock.writeLock().unlock();
        }
    }

    BigDecimal balance(EntityType type, String id) {
        return balances.of(type, id);
    }

    String nextId(EntityType type) {
        return Long.toString(journal.next(type.sequence(), type.firstId()));
    }

    private void commit(Unit unit) {
        Journal.Change change = journal.change();
        unit.touched()
                .forEach((key, row) -> row.ifPresentOrElse(
                        present -> change.put(key.journalKey(), present),
                        () -> change.delete(key.journalKey())
                                .put(
                                        TOMBSTONE + key.journalKey(),
                                        Json.text(unit.now().toString()))));
        unit.remembered()
                .forEach((key, value) ->
                        value.ifPresentOrElse(present -> change.put(key, present), () -> change.delete(key)));
        change.commit();
        unit.touched()
                .forEach((key, row) -> row.ifPresentOrElse(
                        present -> apply(key.type(), present), () -> bury(key.type(), key.id(), unit.now())));
        List<Change> changes = unit.changes();
        if (!changes.isEmpty()) {
            listener.accept(changes);
        }
    }

    private void apply(EntityType type, ObjectNode row) {
        ObjectNode before = of(rows, type).put(Long.parseLong(Nodes.text(row, "Id")), row);
        balances.replaced(type, before, row);
    }

    private void bury(EntityType type, String id, Instant time) {
        long number = Long.parseLong(id);
        balances.replaced(type, of(rows, type).remove(number), null);
        of(tombstones, type).put(number, time);
    }

    private static <V> V of(Map<EntityType, V> map, EntityType type) {
        V value = map.get(type);
        if (value == null) {
            throw new IllegalStateException("No place for " + type);
        }
        return value;
    }
}
