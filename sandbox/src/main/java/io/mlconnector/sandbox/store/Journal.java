package io.mlconnector.sandbox.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A map from string keys to JSON that survives a restart: each change is one line in a file, written before the call
/// returns. A change of several keys is one line too, so after a crash it is there whole or not at all.
///
/// What is [put][Change#put] can be read here at any time. What is [recorded][Change#record] is kept by whoever
/// recorded it, and comes from here only once, after a restart ([#take]): nothing large is in memory twice. Values are
/// copied on the way in and out. All methods may be called from any thread.
public final class Journal implements AutoCloseable {
    private final @Nullable JournalFile file;
    /// What was read from the file at the start and not handed over yet.
    private final Map<String, Place> inFile = new LinkedHashMap<>();
    private final Map<String, JsonNode> kept = new LinkedHashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();

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
            History history = new History();
            file.replay(history::read);
            journal.inFile.putAll(file.rewrite(history.places(), history.sequences()));
            journal.sequences.putAll(history.sequences());
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
        JsonNode value = kept.get(key);
        if (value != null) {
            return Optional.of(value.deepCopy());
        }
        return Optional.ofNullable(inFile.get(key)).map(this::read);
    }

    /// All entries whose key begins so: those of the last run in the order in which their keys were first put, then
    /// those of this run.
    public synchronized Map<String, JsonNode> withPrefix(String prefix) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        keys(inFile, prefix).forEach(key -> found.put(key, get(key).orElseThrow()));
        keys(kept, prefix).forEach(key -> found.put(key, get(key).orElseThrow()));
        return found;
    }

    /// Hands over what the last run left under keys that begin so, one by one, in the order in which the keys were
    /// first put. They are in the file still, but this journal does not know them any more.
    public synchronized void take(String prefix, BiConsumer<String, JsonNode> taker) {
        for (String key : keys(inFile, prefix)) {
            JsonNode value = get(key).orElseThrow();
            inFile.remove(key);
            kept.remove(key);
            taker.accept(key, value);
        }
    }

    public void put(String key, JsonNode value) {
        change().put(key, value).commit();
    }

    public void delete(String key) {
        change().delete(key).commit();
    }

    /// The next number of a named sequence, never given twice, restarts included.
    public synchronized long next(String sequence, long first) {
        Long last = sequences.get(sequence);
        long value = last == null ? first : last + 1;
        if (file != null) {
            ObjectNode line = Json.object();
            line.putObject(History.IDS).put(sequence, value);
            file.append(Json.write(line));
        }
        sequences.put(sequence, value);
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

    private JsonNode read(Place place) {
        if (file == null) {
            throw new IllegalStateException("Nothing is in a file here.");
        }
        return file.read(place);
    }

    private static List<String> keys(Map<String, ?> entries, String prefix) {
        return entries.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    private synchronized void write(Change change) {
        if (file != null) {
            file.append(Json.write(change.line()));
        }
        change.parts.forEach((key, part) -> {
            inFile.remove(key);
            if (part instanceof Part.Put put) {
                kept.put(key, put.value());
            } else {
                kept.remove(key);
            }
        });
    }

    private sealed interface Part {
        record Put(JsonNode value) implements Part {}

        record Recorded(Supplier<JsonNode> value) implements Part {}

        record Deleted() implements Part {}
    }

    /// Collected until [#commit]; use once.
    public final class Change {
        private final Map<String, Part> parts = new LinkedHashMap<>();

        private Change() {}

        public Change put(String key, JsonNode value) {
            return add(key, new Part.Put(value.deepCopy()));
        }

        /// Written like a put, but not kept here: until a restart the caller has it. It must not change before
        /// [#commit].
        public Change record(String key, JsonNode value) {
            return add(key, new Part.Recorded(() -> value));
        }

        /// The same for a packed value.
        public Change record(String key, Packed value) {
            return add(key, new Part.Recorded(value::unpack));
        }

        public Change delete(String key) {
            return add(key, new Part.Deleted());
        }

        public void commit() {
            write(this);
        }

        private Change add(String key, Part part) {
            parts.put(key, part);
            return this;
        }

        private ObjectNode line() {
            ObjectNode line = Json.object();
            parts.forEach((key, part) -> {
                switch (part) {
                    case Part.Put put -> line.withObjectProperty(History.PUT).set(key, put.value());
                    case Part.Recorded recorded ->
                        line.withObjectProperty(History.PUT)
                                .set(key, recorded.value().get());
                    case Part.Deleted _ ->
                        line.withArrayProperty(History.DELETED).add(key);
                }
            });
            return line;
        }
    }
}
