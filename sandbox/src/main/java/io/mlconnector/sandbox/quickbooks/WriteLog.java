package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.Unit;
import io.mlconnector.sandbox.store.Journal;
import io.mlconnector.sandbox.store.Packed;
import io.mlconnector.sandbox.store.Packer;
import java.util.ArrayDeque;
import java.util.Deque;

/// Every write that was carried out, across restarts. A replayed answer is not a write, so a client that repeats itself
/// correctly leaves one entry.
final class WriteLog {
    private static final String PREFIX = "write/";
    private static final int MAX = 20_000;

    private final Packer packer = new Packer();
    private final Deque<Packed> writes = new ArrayDeque<>();
    private long count;

    WriteLog(Journal journal) {
        journal.take(PREFIX, (key, write) -> {
            writes.addLast(packer.pack((ObjectNode) write));
            count = Math.max(count, Long.parseLong(key.substring(PREFIX.length())));
        });
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
        writes.addLast(packer.pack(write));
        unit.remember(PREFIX + count, write);
        if (writes.size() > MAX) {
            unit.forget(PREFIX + writes.removeFirst().get("number").asLong());
        }
    }

    synchronized Answer answer() {
        ArrayNode list = Json.array();
        writes.forEach(write -> list.add(write.unpack()));
        return Answer.json(200, Json.object().put("count", count).set("writes", list));
    }
}
