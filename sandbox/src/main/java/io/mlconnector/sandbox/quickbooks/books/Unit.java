package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Changes that happen together or not at all, seen by their own later steps. Made and committed by [Books#write].
///
/// A record that is changed several times within one unit counts as one change: one SyncToken, one event. Events keep
/// the order in which records were first touched, so a payment comes before the bill it settles.
public final class Unit implements Lookup {
    private final Books books;
    private final Instant now;
    private final Map<Key, Optional<ObjectNode>> touched = new LinkedHashMap<>();
    private final Map<Key, Verb> verbs = new LinkedHashMap<>();
    private final Map<Key, String> merged = new LinkedHashMap<>();
    private final Map<String, Optional<JsonNode>> remembered = new LinkedHashMap<>();
    private final Map<EntityType, Optional<ObjectNode>> singletons = new EnumMap<>(EntityType.class);
    private final Set<Key> hidden = new HashSet<>();
    private boolean duplicateNumbersAllowed;

    Unit(Books books, Instant now) {
        this.books = books;
        this.now = now;
    }

    record Key(EntityType type, String id) {
        String journalKey() {
            return type.wire() + "/" + id;
        }
    }

    public Instant now() {
        return now;
    }

    @Override
    public Optional<ObjectNode> find(EntityType type, String id) {
        Optional<ObjectNode> own = touched.get(new Key(type, id));
        if (own != null) {
            return own;
        }
        if (hidden.contains(new Key(type, id))) {
            return Optional.empty();
        }
        // Every rule asks for the company and its preferences.
        return type.kind() == EntityType.Kind.SINGLETON && id.equals("1")
                ? singletons.computeIfAbsent(type, _ -> books.find(type, id))
                : books.find(type, id);
    }

    @Override
    public List<ObjectNode> list(EntityType type) {
        return with(type, books.rows(type), _ -> true);
    }

    /// A record that is not to be found by its id; its name and number stay taken.
    public void hide(EntityType type, String id) {
        hidden.add(new Key(type, id));
    }

    /// A document number of this unit may be one that is used already.
    public void allowDuplicateNumbers() {
        duplicateNumbersAllowed = true;
    }

    boolean duplicateNumbersAllowed() {
        return duplicateNumbersAllowed;
    }

    @Override
    public List<ObjectNode> named(EntityType type, String name) {
        return with(
                type,
                books.rowsNamed(type, name),
                row -> Nodes.text(row, type.nameProperty()).equalsIgnoreCase(name));
    }

    @Override
    public List<ObjectNode> under(EntityType type, String parentId) {
        return with(
                type,
                books.rowsUnder(type, parentId),
                row -> Nodes.ref(row, "ParentRef").equals(parentId));
    }

    @Override
    public List<ObjectNode> numbered(EntityType type, String docNumber) {
        return with(
                type,
                books.rowsNumbered(type, docNumber),
                row -> Nodes.text(row, "DocNumber").equals(docNumber));
    }

    @Override
    public long highestNumber(EntityType type) {
        long highest = books.highestNumber(type);
        for (Map.Entry<Key, Optional<ObjectNode>> entry : touched.entrySet()) {
            if (entry.getKey().type() == type && entry.getValue().isPresent()) {
                Long number = Nodes.number(Nodes.text(entry.getValue().get(), "DocNumber"));
                highest = number == null ? highest : Math.max(highest, number);
            }
        }
        return highest;
    }

    /// Committed rows, with this unit's own in the place of those it changed, and its new ones after them.
    private List<ObjectNode> with(EntityType type, Collection<Row> committed, Predicate<ObjectNode> wanted) {
        Map<Key, Optional<ObjectNode>> own = new LinkedHashMap<>(touched);
        own.keySet().removeIf(key -> key.type() != type);
        List<Supplier<ObjectNode>> rows = new ArrayList<>(committed.size());
        for (Row row : committed) {
            Optional<ObjectNode> changed = own.isEmpty() ? null : own.remove(new Key(type, Long.toString(row.id())));
            if (changed == null) {
                rows.add(row);
            } else {
                changed.filter(wanted).ifPresent(record -> rows.add(Row.loose(record)));
            }
        }
        own.values().forEach(record -> record.filter(wanted).ifPresent(added -> rows.add(Row.loose(added))));
        return Row.unpacked(rows);
    }

    /// Keeps a value beside the records, committed with them. Whoever remembers it has it until a restart; after that
    /// the journal hands it out.
    public void remember(String key, JsonNode value) {
        remembered.put(key, Optional.of(value));
    }

    public void forget(String key) {
        remembered.put(key, Optional.empty());
    }

    /// Gives up the changes so far; a refusal may still be remembered.
    public void reset() {
        touched.clear();
        verbs.clear();
        merged.clear();
        remembered.clear();
    }

    /// An id of a type's sequence for something that is not kept here.
    String newId(EntityType type) {
        return books.nextId(type);
    }

    /// @return the record as stored, with its envelope
    ObjectNode insert(EntityType type, ObjectNode content) {
        String id = type.kind() == EntityType.Kind.SINGLETON ? "1" : books.nextId(type);
        ObjectNode row = Json.object();
        row.put("domain", "QBO").put("sparse", false).put("Id", id).put("SyncToken", "0");
        String time = PacificTime.seconds(now);
        row.putObject("MetaData").put("CreateTime", time).put("LastUpdatedTime", time);
        row.setAll(content);
        put(new Key(type, id), row, Verb.CREATED);
        return row;
    }

    /// Puts `content` in the place of a record.
    ObjectNode replace(EntityType type, ObjectNode before, ObjectNode content, Verb verb) {
        ObjectNode row = Json.object();
        row.put("domain", "QBO").put("sparse", false);
        row.set("Id", before.get("Id"));
        row.set("SyncToken", before.get("SyncToken"));
        row.set("MetaData", before.get("MetaData").deepCopy());
        row.setAll(content);
        bump(row);
        put(new Key(type, Nodes.text(before, "Id")), row, verb);
        return row;
    }

    /// A record for a side effect to change in place.
    ObjectNode edit(EntityType type, String id) {
        Key key = new Key(type, id);
        ObjectNode current = find(type, id).orElseThrow(() -> FaultException.notFound(type, id));
        if (touched.containsKey(key)) {
            return current;
        }
        ObjectNode row = current.deepCopy();
        bump(row);
        put(key, row, Verb.UPDATED);
        return row;
    }

    /// A record to change without anyone being told: neither SyncToken nor time move.
    ObjectNode editQuietly(EntityType type, String id) {
        Key key = new Key(type, id);
        ObjectNode current = find(type, id).orElseThrow(() -> FaultException.notFound(type, id));
        if (touched.containsKey(key)) {
            return current;
        }
        ObjectNode row = current.deepCopy();
        touched.put(key, Optional.of(row));
        return row;
    }

    /// One record is gone, another stands for both from now on.
    void merge(EntityType type, String gone, String stays) {
        edit(type, stays);
        Key key = new Key(type, stays);
        verbs.put(key, Verb.MERGED);
        merged.put(key, gone);
        touched.put(new Key(type, gone), Optional.empty());
    }

    void remove(EntityType type, String id) {
        Key key = new Key(type, id);
        touched.put(key, Optional.empty());
        verbs.put(key, Verb.DELETED);
    }

    private void put(Key key, ObjectNode row, Verb verb) {
        touched.put(key, Optional.of(row));
        verbs.putIfAbsent(key, verb);
    }

    private void bump(ObjectNode row) {
        long token = Long.parseLong(Nodes.text(row, "SyncToken"));
        row.put("SyncToken", Long.toString(token + 1));
        row.withObjectProperty("MetaData").put("LastUpdatedTime", PacificTime.seconds(now));
    }

    Map<Key, Optional<ObjectNode>> touched() {
        return touched;
    }

    Map<String, Optional<JsonNode>> remembered() {
        return remembered;
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        verbs.forEach((key, verb) -> changes.add(new Change(key.type(), key.id(), verb, now, merged.get(key))));
        return changes;
    }
}
