package io.mlconnector.enrich.mapping;

import io.mlconnector.asana.translation.FieldGids;
import io.mlconnector.asana.translation.ProjectTranslator;
import io.mlconnector.asana.translation.TaskTranslator;
import io.mlconnector.asana.translation.UnreadableObjectException;
import io.mlconnector.contracts.AsanaRecordV1;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.QuickBooksRecordV1;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.work.Project;
import io.mlconnector.domain.work.Task;
import io.mlconnector.quickbooks.translation.EntityTranslator;
import io.mlconnector.quickbooks.translation.UnreadableEntityException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Stored bytes as domain values. Remembers what it read, so that looking at all vendors does not parse all of
/// them each time; bounded, and checked against the bytes themselves.
///
/// All methods throw [UnreadableException] when the bytes are not what they should be.
final class Translations {
    static final String TASK = "Task";
    static final String PROJECT = "Project";
    private static final int REMEMBERED = 20_000;

    private final Map<String, Remembered> remembered = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// A record of QuickBooks.
    ///
    /// @param value null for a record that was gone before it was ever seen
    record Entity(Age age, @Nullable QboEntity value) {}

    /// An object of Asana. Both values are null while the layout is not known, and for one that was gone before it was
    /// ever seen.
    record AsanaObject(
            @Nullable Age age,
            @Nullable Task task,
            @Nullable Project project) {}

    /// The bytes and what they mean, or why they mean nothing.
    private record Remembered(ByteBuffer bytes, Object value) {}

    Entity entity(String key, byte[] bytes) {
        return (Entity) read(key, bytes, Translations::readEntity);
    }

    /// @param gids null while the layout is not known; [#forget] when it changes
    AsanaObject asana(String key, byte[] bytes, @Nullable FieldGids gids) {
        return (AsanaObject) read(key, bytes, value -> readAsana(value, gids));
    }

    void forget() {
        remembered.clear();
    }

    private Object read(String key, byte[] bytes, Function<byte[], Object> reader) {
        Remembered known = remembered.get(key);
        ByteBuffer wanted = ByteBuffer.wrap(bytes);
        if (known == null || !known.bytes().equals(wanted)) {
            known = new Remembered(wanted, outcome(bytes, reader));
            remembered.put(key, known);
        }
        if (known.value() instanceof UnreadableException unreadable) {
            throw unreadable;
        }
        return known.value();
    }

    private static Object outcome(byte[] bytes, Function<byte[], Object> reader) {
        try {
            return reader.apply(bytes);
        } catch (UnreadableException e) {
            return e;
        } catch (UnreadableEntityException | UnreadableObjectException e) {
            return new UnreadableException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Entity readEntity(byte[] bytes) {
        QuickBooksRecordV1 stored = Json.read(bytes, QuickBooksRecordV1.class);
        EntityType type = EntityType.find(stored.type())
                .orElseThrow(() -> new UnreadableException("not a type of QuickBooks entity that is handled", null));
        return new Entity(
                new Age(stored.syncToken(), stored.readAt()),
                stored.body() == null ? null : EntityTranslator.toDomain(type, stored.body(), stored.state()));
    }

    private static AsanaObject readAsana(byte[] bytes, @Nullable FieldGids gids) {
        AsanaRecordV1 stored = Json.read(bytes, AsanaRecordV1.class);
        if (!stored.type().equals(TASK) && !stored.type().equals(PROJECT)) {
            throw new UnreadableException("not a type of Asana object that is handled", null);
        }
        Instant modifiedAt = stored.modifiedAt();
        Age age = modifiedAt == null ? null : new Age(modifiedAt.toEpochMilli(), stored.readAt());
        if (gids == null || stored.body() == null) {
            return new AsanaObject(age, null, null);
        }
        return stored.type().equals(TASK)
                ? new AsanaObject(age, TaskTranslator.toTask(stored.body(), stored.gone(), gids), null)
                : new AsanaObject(
                        age, null, ProjectTranslator.toProject(stored.body(), stored.linked() && !stored.gone(), gids));
    }

    /// The value, or nothing for one that cannot be read: it went to the dead letters when it came.
    static <T> Optional<T> ifReadable(Function<Translations, @Nullable T> reader, Translations translations) {
        try {
            return Optional.ofNullable(reader.apply(translations));
        } catch (UnreadableException _) {
            return Optional.empty();
        }
    }
}
