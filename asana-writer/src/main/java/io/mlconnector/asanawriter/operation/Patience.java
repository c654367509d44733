package io.mlconnector.asanawriter.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// How long a task waits for the option of an entity that it names. An option comes by itself, a moment later; one that
/// Asana refuses never does, and the rest of the task shall be shown all the same.
final class Patience {
    private static final int MAX_WAITING = 10_000;

    private final Duration limit;
    private final Clock clock;
    private final Map<String, Instant> since = new LinkedHashMap<>();

    Patience(Duration limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /// Starts to count when it is asked for the first time.
    synchronized boolean isOver(String operation) {
        Instant now = clock.instant();
        Instant first = since.putIfAbsent(operation, now);
        if (since.size() > MAX_WAITING) {
            since.remove(since.keySet().iterator().next());
        }
        return first != null && !now.isBefore(first.plus(limit));
    }

    synchronized void forget(String operation) {
        since.remove(operation);
    }
}
