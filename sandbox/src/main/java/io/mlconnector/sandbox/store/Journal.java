package io.mlconnector.sandbox.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A map from string keys to JSON that survives a restart: each change is one line in a file, written before the call
/// returns. A change of several keys is one line too, so after a crash it is there whole or not at all.
///
/// Values are copied on the way in and out. All methods may be called from any thread.
public final class Journal implements AutoCloseable {
    private final @Nullable JournalFile file;
    private final Map<String, JsonNode> entries = new LinkedHashMap<>();
    private final Map<String, AtomicLong> sequences = new TreeMap<>();

    private Journal(@Nullable JournalFile file) {
        this.file = file;
    }

    /// Forgets everything when closed.
    public static Journal inMemory() {
        return new Journal(null);
    }

    /// Opens (or creates) the file, replays it, drops a torn last line, and writes it anew without the history.
    ///
    /// @throws IllegalStateException when another process has it open, or a line in the middle cannot be read
    public static Journal open(Path path) {
        JournalFile file = JournalFile.lock(path);
        try {
            Journal journal = new Journal(file);
            file.lines().forEach(journal::apply);
            file.rewrite(journal.snapshot());
            return journal;
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// [#inMemory] when there is no folder.
    public static Journal open(@Nullable Path folder, String fileName) {
        return folder == null ? inMemory() : open(folder.resolve(fileName));
    }

    public synchronized Optional<JsonNode> get(String key) {
        return Optional.ofNullable(entries.get(key)).map(JsonNode::deepCopy);
    }

    /// All entries whose key begins so, in the order in which the keys were first put.
    public synchronized Map<String, JsonNode> withPrefix(String prefix) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        entries.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key, value.deepCopy());
            }
        });
        return found;
    }

    public void put(String key, JsonNode value) {
        change().put(key, value).commit();
    }

    public void delete(String key) {
        change().delete(key).commit();
    }

    /// The next number of a named sequence, never given twice, restarts included.
    public synchronized long next(String sequence, long first) {
        long value = sequences.containsKey(sequence) ? sequences.get(sequence).get() + 1 : first;
        ObjectNode line = Json.object();
        line.putObject("ids").put(sequence, value);
        write(line);
        return value;
    }

    /// Several puts and deletes that happen together.
    public Change change() {
        return new Change();
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            file.close();
        }
    }

    private synchronized void write(ObjectNode line) {
        if (file != null) {
            file.append(Json.write(line));
        }
        apply(line);
    }

    private void apply(ObjectNode line) {
        line.path("put").properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        line.path("del").forEach(key -> entries.remove(key.asText()));
        line.path("ids")
                .properties()
                .forEach(id -> sequences
                        .computeIfAbsent(id.getKey(), _ -> new AtomicLong())
                        .set(id.getValue().asLong()));
    }

    private List<String> snapshot() {
        List<String> lines = new ArrayList<>();
        entries.forEach((key, value) -> {
            ObjectNode line = Json.object();
            line.putObject("put").set(key, value);
            lines.add(Json.write(line));
        });
        ObjectNode ids = Json.object();
        ObjectNode values = ids.putObject("ids");
        sequences.forEach((name, value) -> values.put(name, value.get()));
        lines.add(Json.write(ids));
        return lines;
    }

    /// Collected until [#commit]; use once.
    public final class Change {
        private final Map<String, Optional<JsonNode>> parts = new LinkedHashMap<>();

        private Change() {}

        public Change put(String key, JsonNode value) {
            parts.put(key, Optional.of(value.deepCopy()));
            return this;
        }

        public Change delete(String key) {
            parts.put(key, Optional.empty());
            return this;
        }

        public void commit() {
            ObjectNode line = Json.object();
            parts.forEach((key, value) -> value.ifPresentOrElse(
                    present -> line.withObjectProperty("put").set(key, present),
                    () -> line.withArrayProperty("del").add(key)));
            write(line);
        }
    }
}
