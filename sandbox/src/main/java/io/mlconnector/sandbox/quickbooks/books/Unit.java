package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        return own != null ? own : books.find(type, id);
    }

    @Override
    public List<ObjectNode> list(EntityType type) {
        List<ObjectNode> rows = new ArrayList<>();
        for (ObjectNode row : books.list(type)) {
            find(type, Nodes.text(row, "Id")).ifPresent(rows::add);
        }
        touched.forEach((key, value) -> {
            if (key.type() == type && books.find(type, key.id()).isEmpty()) {
                value.ifPresent(rows::add);
            }
        });
        return rows;
    }

    /// A document number of this unit may be one that is used already.
    public void allowDuplicateNumbers() {
        duplicateNumbersAllowed = true;
    }

    boolean duplicateNumbersAllowed() {
        return duplicateNumbersAllowed;
    }

    /// Keeps a value beside the records, committed with them.
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
