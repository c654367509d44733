package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.Unit;
import io.mlconnector.sandbox.store.Journal;
import io.mlconnector.sandbox.store.Packed;
import io.mlconnector.sandbox.store.Packer;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Answers of one company, kept under their `requestid` for as long as the rules say: the same id again gets
/// the same answer, and nothing is carried out.
final class Replays {
    static final int MAX_LENGTH = 50;
    private static final String PREFIX = "request/";
    private static final int MAX = 50_000;

    private final Supplier<RequestIdRules> rules;
    private final Packer packer = new Packer();
    /// Eldest first.
    private final Map<String, Kept> answers = new LinkedHashMap<>();

    private record Kept(Packed answer, Instant time) {}

    /// @param now for answers of which no time is known
    Replays(Journal journal, Supplier<RequestIdRules> rules, Instant now) {
        this.rules = rules;
        journal.take(PREFIX, (key, answer) -> {
            String time = answer.path("time").asText();
            answers.put(
                    key.substring(PREFIX.length()),
                    new Kept(packer.pack((ObjectNode) answer), time.isEmpty() ? now : Instant.parse(time)));
        });
    }

    /// @param digest of the request that was carried out then
    record Stored(int status, JsonNode body, String digest) {}

    RequestIdRules rules() {
        return rules.get();
    }

    /// @return status and body as they were sent the first time
    synchronized Optional<Stored> find(String requestId, Instant now) {
        Kept kept = answers.get(requestId);
        return kept == null || isOver(kept, now)
                ? Optional.empty()
                : Optional.of(new Stored(
                        kept.answer().get("status").asInt(),
                        kept.answer().get("body"),
                        kept.answer().get("digest").asText()));
    }

    synchronized void keep(Unit unit, String requestId, Stored answer) {
        boolean fault = answer.body().has("Fault");
        if (requestId.isEmpty() || (fault && !rules.get().replayFaults())) {
            return;
        }
        Instant now = unit.now();
        ObjectNode stored = Json.object()
                .put("status", answer.status())
                .put("digest", answer.digest())
                .put("time", now.toString());
        stored.set("body", answer.body());
        answers.remove(requestId);
        answers.put(requestId, new Kept(packer.pack(stored), now));
        unit.remember(PREFIX + requestId, stored);
        for (Iterator<Map.Entry<String, Kept>> eldest = answers.entrySet().iterator(); eldest.hasNext(); ) {
            Map.Entry<String, Kept> entry = eldest.next();
            if (answers.size() <= MAX && !isOver(entry.getValue(), now)) {
                break;
            }
            if (!entry.getKey().equals(requestId)) {
                unit.forget(PREFIX + entry.getKey());
                eldest.remove();
            }
        }
    }

    private boolean isOver(Kept kept, Instant now) {
        return !now.isBefore(kept.time().plus(rules.get().retention()));
    }
}
