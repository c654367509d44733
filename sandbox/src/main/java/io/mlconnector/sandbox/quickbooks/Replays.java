package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.Unit;
import io.mlconnector.sandbox.store.Journal;
import io.mlconnector.sandbox.store.Packed;
import io.mlconnector.sandbox.store.Packer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Answers kept under their `requestid`: the same id again gets the same answer, refusals included, and nothing is
/// carried out, whatever the body says then.
final class Replays {
    static final int MAX_LENGTH = 50;
    private static final String PREFIX = "request/";
    private static final int MAX = 50_000;

    private final Packer packer = new Packer();
    private final Map<String, Packed> answers = new HashMap<>();
    private final Deque<String> order = new ArrayDeque<>();

    Replays(Journal journal) {
        journal.take(PREFIX, (key, answer) -> {
            String id = key.substring(PREFIX.length());
            answers.put(id, packer.pack((ObjectNode) answer));
            order.addLast(id);
        });
    }

    /// @return status and body as they were sent the first time
    synchronized Optional<Stored> find(String requestId) {
        return requestId.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(answers.get(requestId))
                        .map(node -> new Stored(node.get("status").asInt(), node.get("body")));
    }

    synchronized void keep(Unit unit, String requestId, int status, JsonNode body) {
        if (requestId.isEmpty()) {
            return;
        }
        ObjectNode stored = Json.object().put("status", status);
        stored.set("body", body);
        answers.put(requestId, packer.pack(stored));
        order.addLast(requestId);
        unit.remember(PREFIX + requestId, stored);
        if (order.size() > MAX) {
            String eldest = order.removeFirst();
            answers.remove(eldest);
            unit.forget(PREFIX + eldest);
        }
    }

    record Stored(int status, JsonNode body) {}
}
