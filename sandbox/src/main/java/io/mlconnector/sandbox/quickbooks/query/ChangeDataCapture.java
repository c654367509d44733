package io.mlconnector.sandbox.quickbooks.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.Books;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.FaultException;
import io.mlconnector.sandbox.quickbooks.books.PacificTime;
import io.mlconnector.sandbox.quickbooks.books.Row;
import io.mlconnector.sandbox.quickbooks.books.View;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What changed since a time, deletions included: full records, and for the deleted ones nothing but their id and time.
/// A thousand objects for all types together, and no paging: types are served in the order in which they are asked for,
/// so a type behind a busy one can look as if nothing had changed. Whoever gets a thousand asks for fewer types, or
/// again from the last time he got.
public final class ChangeDataCapture {
    private static final Duration LOOK_BACK = Duration.ofDays(30);
    private static final int MAX_OBJECTS = 1000;
    private static final Set<String> NOT_COVERED =
            Set.of("JournalCode", "TaxAgency", "TimeActivity", "TaxCode", "TaxRate");

    private final Books books;
    private final View view;

    public ChangeDataCapture(Books books, View view) {
        this.books = books;
        this.view = view;
    }

    /// The `CDCResponse` array.
    public ArrayNode since(@Nullable String entities, @Nullable String changedSince, Instant now) {
        if (entities == null || entities.isBlank()) {
            throw FaultException.missing("entities");
        }
        if (changedSince == null || changedSince.isBlank()) {
            throw FaultException.missing("changedSince");
        }
        Instant since = PacificTime.parse(changedSince)
                .orElseThrow(() -> FaultException.invalidDate("changedSince", changedSince));
        if (since.isBefore(now.minus(LOOK_BACK))) {
            throw FaultException.business("changedSince older than 30 days is not supported.");
        }
        List<EntityType> types = types(entities);
        ArrayNode response = Json.array();
        ArrayNode slots = response.addObject().putArray("QueryResponse");
        int left = MAX_OBJECTS;
        for (EntityType type : types) {
            ArrayNode rows = Json.array().addAll(changed(type, since, left));
            ObjectNode slot = slots.addObject();
            if (!rows.isEmpty()) {
                slot.set(type.wire(), rows);
                slot.put("startPosition", 1).put("maxResults", rows.size()).put("totalCount", rows.size());
            }
            left -= rows.size();
        }
        return response;
    }

    private static List<EntityType> types(String entities) {
        Set<EntityType> types = new LinkedHashSet<>();
        for (String name : entities.split(",", -1)) {
            String asked = name.strip();
            if (NOT_COVERED.contains(asked)) {
                throw FaultException.unsupportedOperation("cdc of " + asked);
            }
            types.add(EntityType.ofWire(asked).orElseThrow(() -> FaultException.invalidEnumeration("entities", asked)));
        }
        return List.copyOf(types);
    }

    private record Changed(Instant time, long id, Supplier<ObjectNode> row) {}

    /// The oldest changes first, deletions among them; what is beyond the limit is left out without a word.
    private List<ObjectNode> changed(EntityType type, Instant since, int limit) {
        List<Changed> changes = new ArrayList<>();
        for (Row row : books.changedSince(type, since, limit)) {
            changes.add(new Changed(Instant.ofEpochSecond(row.updated()), row.id(), row));
        }
        books.tombstones(type).forEach((id, time) -> {
            Instant second = time.truncatedTo(ChronoUnit.SECONDS);
            if (!second.isBefore(since)) {
                changes.add(new Changed(second, Long.parseLong(id), () -> tombstone(id, time)));
            }
        });
        return changes.stream()
                .sorted(Comparator.comparing(Changed::time).thenComparingLong(Changed::id))
                .limit(limit)
                .map(change -> change.row().get())
                .map(row -> row.has("SyncToken") ? view.show(type, row) : row)
                .toList();
    }

    private static ObjectNode tombstone(String id, Instant time) {
        ObjectNode tombstone = Json.object();
        tombstone.put("domain", "QBO").put("status", "Deleted").put("Id", id);
        tombstone.putObject("MetaData").put("LastUpdatedTime", PacificTime.seconds(time));
        return tombstone;
    }
}
