package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.store.Journal;
import io.mlconnector.sandbox.store.Packer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Everything the company holds, in memory, with every change in the journal before anyone is told of it. One writer at
/// a time, as two people in one company file would be.
public final class Books implements Lookup {
    private static final String TOMBSTONE = "gone/";

    private final Journal journal;
    private final Clock clock;
    private final Packer packer = new Packer();
    private final Map<EntityType, Shelf> shelves = new EnumMap<>(EntityType.class);
    private final Balances balances = new Balances();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private volatile Consumer<List<Change>> listener = _ -> {};

    public Books(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
        for (EntityType type : EntityType.values()) {
            shelves.put(type, new Shelf(type));
            journal.take(type.wire() + "/", (_, record) -> {
                ObjectNode row = (ObjectNode) record;
                apply(type, row, Row.of(row, packer));
            });
            String prefix = TOMBSTONE + type.wire() + "/";
            journal.take(
                    prefix, (key, time) -> bury(type, key.substring(prefix.length()), Instant.parse(time.asText())));
        }
    }

    /// Tells of each committed unit, in the order of the commits and before the writer gets its answer.
    public void onChange(Consumer<List<Change>> consumer) {
        listener = consumer;
    }

    @Override
    public Optional<ObjectNode> find(EntityType type, String id) {
        Long number = Nodes.number(id);
        return number == null ? Optional.empty() : shelf(type).find(number).map(Row::get);
    }

    public Optional<Row> row(EntityType type, long id) {
        return shelf(type).find(id);
    }

    @Override
    public List<ObjectNode> list(EntityType type) {
        return Row.unpacked(reading(() -> List.copyOf(shelf(type).rows())));
    }

    @Override
    public List<ObjectNode> named(EntityType type, String name) {
        return Row.unpacked(rowsNamed(type, name));
    }

    @Override
    public List<ObjectNode> under(EntityType type, String parentId) {
        return Row.unpacked(rowsUnder(type, parentId));
    }

    @Override
    public List<ObjectNode> numbered(EntityType type, String docNumber) {
        return Row.unpacked(rowsNumbered(type, docNumber));
    }

    @Override
    public long highestNumber(EntityType type) {
        return shelf(type).highestNumber();
    }

    /// In the order of their ids; a look at them that lasts is made with [#reading].
    public Collection<Row> rows(EntityType type) {
        return shelf(type).rows();
    }

    /// @param name in any case
    public List<Row> rowsNamed(EntityType type, String name) {
        return shelf(type).named(name);
    }

    List<Row> rowsUnder(EntityType type, String parentId) {
        return shelf(type).under(parentId);
    }

    public List<Row> rowsNumbered(EntityType type, String docNumber) {
        return shelf(type).numbered(docNumber);
    }

    /// In the order of their `LastUpdatedTime`, then of their ids.
    ///
    /// @param since in whole seconds, as records have it
    public List<Row> changedSince(EntityType type, Instant since, int limit) {
        long second = since.getNano() == 0 ? since.getEpochSecond() : since.getEpochSecond() + 1;
        return shelf(type).changedSince(second, limit);
    }

    /// While it looks, nothing is committed. Several may look at once.
    public <T> T reading(Supplier<T> look) {
        lock.readLock().lock();
        try {
            return look.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Ids and times of what was deleted.
    public Map<String, Instant> tombstones(EntityType type) {
        Map<String, Instant> found = new LinkedHashMap<>();
        shelf(type).tombstones().forEach((id, time) -> found.put(Long.toString(id), time));
        return found;
    }

    public boolean empty() {
        return shelves.values().stream().allMatch(shelf -> shelf.rows().isEmpty());
    }

    /// Runs `work` alone and commits what it changed; an exception commits nothing.
    public <T> T write(Function<Unit, T> work) {
        return writeAt(UnaryOperator.identity(), work);
    }

    /// @param time from what it is now to when it happened
    public <T> T writeAt(UnaryOperator<Instant> time, Function<Unit, T> work) {
        lock.writeLock().lock();
        try {
            Unit unit = new Unit(this, time.apply(clock.instant()));
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
        List<Runnable> afterwards = new ArrayList<>();
        unit.touched()
                .forEach((key, record) -> record.ifPresentOrElse(
                        present -> {
                            Row row = Row.of(present, packer);
                            change.record(key.journalKey(), row.content());
                            afterwards.add(() -> apply(key.type(), present, row));
                        },
                        () -> {
                            JsonNode time = Json.text(unit.now().toString());
                            change.delete(key.journalKey()).record(TOMBSTONE + key.journalKey(), time);
                            afterwards.add(() -> bury(key.type(), key.id(), unit.now()));
                        }));
        unit.remembered()
                .forEach((key, value) ->
                        value.ifPresentOrElse(present -> change.record(key, present), () -> change.delete(key)));
        change.commit();
        afterwards.forEach(Runnable::run);
        List<Change> changes = unit.changes();
        if (!changes.isEmpty()) {
            listener.accept(changes);
        }
    }

    private void apply(EntityType type, ObjectNode record, Row row) {
        Row before = shelf(type).put(row);
        balances.replaced(type, before == null ? null : before.get(), record);
    }

    private void bury(EntityType type, String id, Instant time) {
        Row before = shelf(type).remove(Long.parseLong(id), time);
        balances.replaced(type, before == null ? null : before.get(), null);
    }

    private Shelf shelf(EntityType type) {
        Shelf shelf = shelves.get(type);
        if (shelf == null) {
            throw new IllegalStateException("No place for " + type);
        }
        return shelf;
    }
}
