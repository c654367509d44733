package io.mlconnector.sandbox.quickbooks.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.Books;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.FaultException;
import io.mlconnector.sandbox.quickbooks.books.PacificTime;
import io.mlconnector.sandbox.quickbooks.books.View;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What changed since a time, deletions included: full records, and for the deleted ones nothing but their id and time.
/// A thousand objects for all types together, and no paging.
public final class ChangeDataCapture {
    private static final Duration LOOK_BACK = Duration.ofDays(30);
    private static final int MAX_OBJECTS = 1000;

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
        List<EntityType> types = new ArrayList<>();
        for (String name : entities.split(",", -1)) {
            types.add(EntityType.ofWire(name.strip())
                    .orElseThrow(() -> FaultException.invalidEnumeration("entities", name)));
        }
        ArrayNode response = Json.array();
        ArrayNode slots = response.addObject().putArray("QueryResponse");
        int left = MAX_OBJECTS;
        for (EntityType type : types) {
            ArrayNode rows = changed(type, since, left);
            ObjectNode slot = slots.addObject();
            if (!rows.isEmpty()) {
                slot.set(type.wire(), rows);
                slot.put("startPosition", 1).put("maxResults", rows.size()).put("totalCount", rows.size());
            }
            left -= rows.size();
        }
        return response;
    }

    private ArrayNode changed(EntityType type, Instant since, int limit) {
        ArrayNode rows = Json.array();
        for (ObjectNode row : books.list(type)) {
            String updated = row.path("MetaData").path("LastUpdatedTime").asText();
            boolean recent = PacificTime.parse(updated)
                    .map(time -> !time.isBefore(since))
                    .orElse(false);
            if (recent && rows.size() < limit) {
                rows.add(view.show(type, row));
            }
        }
        for (Map.Entry<String, Instant> gone : books.tombstones(type).entrySet()) {
            if (!gone.getValue().isBefore(since) && rows.size() < limit) {
                ObjectNode tombstone = rows.addObject();
                tombstone.put("domain", "QBO").put("status", "Deleted").put("Id", gone.getKey());
                tombstone.putObject("MetaData").put("LastUpdatedTime", PacificTime.seconds(gone.getValue()));
            }
        }
        return rows;
    }
}
