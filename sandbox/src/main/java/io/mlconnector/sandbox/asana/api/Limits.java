package io.mlconnector.sandbox.asana.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// What one token may do: so many requests a minute, refused ones included, and so many at the same time.
final class Limits {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MAX_READS = 50;
    private static final int MAX_WRITES = 15;

    private final Clock clock;
    private final Map<String, Usage> byUser = new HashMap<>();

    Limits(Clock clock) {
        this.clock = clock;
    }

    private static final class Usage {
        private final Deque<Instant> requests = new ArrayDeque<>();
        private int reads;
        private int writes;
    }

    /// Counts the requests, whatever comes of them.
    ///
    /// @return seconds to wait; 0 when they may go on, and then [#leave] must follow
    synchronized long enter(String user, int requests, boolean write, int perMinute) {
        Usage usage = byUser.computeIfAbsent(user, _ -> new Usage());
        Instant now = clock.instant();
        while (!usage.requests.isEmpty()
                && !usage.requests.getFirst().plus(WINDOW).isAfter(now)) {
            usage.requests.removeFirst();
        }
        for (int i = 0; i < requests && usage.requests.size() < 2 * perMinute; i++) {
            usage.requests.addLast(now);
        }
        if (usage.requests.size() > perMinute) {
            Instant free = usage.requests.stream()
                    .skip(usage.requests.size() - (long) perMinute)
                    .findFirst()
                    .orElse(now)
                    .plus(WINDOW);
            return Math.max(1, Duration.between(now, free).toSeconds());
        }
        if (write ? usage.writes + requests > MAX_WRITES : usage.reads + requests > MAX_READS) {
            return 1;
        }
        count(usage, write, requests);
        return 0;
    }

    synchronized void leave(String user, int requests, boolean write) {
        Usage usage = byUser.get(user);
        if (usage != null) {
            count(usage, write, -requests);
        }
    }

    private static void count(Usage usage, boolean write, int by) {
        if (write) {
            usage.writes += by;
        } else {
            usage.reads += by;
        }
    }
}
