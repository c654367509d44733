package io.mlconnector.sandbox.asana.feed;

import io.mlconnector.sandbox.asana.model.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/// The numbered events of one resource, for a day. Guarded by the log's monitor.
final class Line {
    static final Duration LIFE = Duration.ofHours(24);
    private static final int MAX_EVENTS = 50_000;

    private final TreeMap<Long, Event> events = new TreeMap<>();
    private long last;

    void add(Event event, Instant now) {
        events.put(++last, event);
        while (events.size() > MAX_EVENTS
                || events.firstEntry().getValue().at().plus(LIFE).isBefore(now)) {
            events.pollFirstEntry();
        }
    }

    long last() {
        return last;
    }

    /// The number of the oldest one that is still there, or of the next one.
    long first() {
        return events.isEmpty() ? last + 1 : events.firstKey();
    }

    List<Event> after(long position, int limit) {
        return events.tailMap(position, false).values().stream().limit(limit).toList();
    }
}
