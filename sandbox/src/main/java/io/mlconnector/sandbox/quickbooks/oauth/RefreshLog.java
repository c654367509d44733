package io.mlconnector.sandbox.quickbooks.oauth;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.http.Sha256;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The latest uses of refresh tokens: which value came, and which was given. Values are there as digests only.
final class RefreshLog {
    private static final int KEPT = 10_000;

    private final Deque<Entry> entries = new ArrayDeque<>();

    /// What became of one use.
    enum Result {
        GIVEN,
        REFUSED,
        /// Another use of the same value was under way.
        COLLIDED
    }

    /// @param given empty unless there was one
    private record Entry(Instant time, Result result, String used, String given) {}

    synchronized void add(Instant time, Result result, String used, String given) {
        if (entries.size() == KEPT) {
            entries.removeFirst();
        }
        entries.addLast(new Entry(time, result, digest(used), given.isEmpty() ? "" : digest(given)));
    }

    void addTo(ControlApi api) {
        api.get("refreshes", "Every use of a refresh token, oldest first; values as digests", _ -> show());
    }

    private Answer show() {
        ArrayNode list = Json.array();
        copy().forEach(entry -> list.addObject()
                .put("time", entry.time().toString())
                .put("result", entry.result().name())
                .put("used", entry.used())
                .put("given", entry.given()));
        return Answer.json(200, Json.object().put("count", list.size()).set("refreshes", list));
    }

    private synchronized List<Entry> copy() {
        return List.copyOf(entries);
    }

    private static String digest(String value) {
        return Sha256.of(value).hex();
    }
}
