package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.Unit;
import io.mlconnector.sandbox.store.Journal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/// Every write that was carried out, across restarts. A replayed answer is not a write, so a client that repeats itself
/// correctly leaves one entry.
final class WriteLog {
    private static final String PREFIX = "write/";
    private static final int MAX = 20_000;

    private final Deque<JsonNode> writes = new ArrayDeque<>();
    private long count;

    WriteLog(Journal journal) {
        for (Map.Entry<String, JsonNode> write : journal.withPrefix(PREFIX).entrySet()) {
            writes.addLast(write.getValue());
            count = Math.max(count, Long.parseLong(write.getKey().substring(PREFIX.length())));
        }
    }

    /// Called inside the unit's lock.
    synchronized void add(Unit unit, String requestId, EntityType type, String operation, ObjectNode record) {
        count++;
        ObjectNode write = Json.object()
                .put("number", count)
                .put("time", unit.now().toString())
                .put("requestid", requestId)
                .put("entity", type.wire())
                .put("id", record.path("Id").asText())
                .put("operation", operation)
                .put("syncToken", record.path("SyncToken").asText());
        writes.addLast(write);
        unit.remember(PREFIX + count, write);
        if (writes.size() > MAX) {
            unit.forget(PREFIX + writes.removeFirst().path("number").asLong());
        }
    }

    synchronized Answer answer() {
        ArrayNode list = Json.array();
        list.addAll(writes);
        return Answer.json(200, Json.object().put("count", count).set("writes", list));
    }
}
