package io.mlconnector.sandbox.asana.feed;

import io.mlconnector.sandbox.asana.model.Event;
import io.mlconnector.sandbox.store.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What `GET /events` reads from: <https://developers.asana.com/reference/events>. A sync token says how far
/// a reader is. The current one can be sent again and gives the same answer; the ones before it are dead. All
/// die after a day, and with the process. Only what somebody reads is kept.
public final class EventLog {
    private static final int TOKEN_DIGITS = 32;

    private final Clock clock;
    private final Map<String, Line> lines = new HashMap<>();
    private final Map<String, Stream> byToken = new HashMap<>();

    public EventLog(Clock clock) {
        this.clock = clock;
    }

    /// @param events at most a hundred
    /// @param sync the token for the next request
    public record Page(List<Event> events, String sync, boolean hasMore) {
        public Page {
            events = List.copyOf(events);
        }
    }

    synchronized void add(List<Event> more) {
        for (Event event : more) {
            for (String resource : event.audience()) {
                Line line = lines.get(resource);
                if (line != null) {
                    line.add(event, clock.instant());
                }
            }
        }
    }

    /// How many have a living token for the resource; each counts like a webhook.
    public synchronized int streams(String resource) {
        purge();
        return (int) byToken.values().stream()
                .distinct()
                .filter(stream -> stream.resource().equals(resource))
                .count();
    }

    /// A new reader begins here.
    public synchronized String open(String user, String resource) {
        purge();
        Line line = lines.computeIfAbsent(resource, _ -> new Line());
        Stream stream = new Stream(user, resource, line, turn(line.last()));
        byToken.put(stream.current().token(), stream);
        return stream.current().token();
    }

    /// What came after the token; empty when it is dead, somebody else's, of something else, or its events
    /// are gone.
    public synchronized Optional<Page> read(String user, String resource, String sync) {
        Stream stream = byToken.get(sync);
        if (stream == null || !stream.isOf(user, resource)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (!stream.current().token().equals(sync)) {
            byToken.remove(stream.current().token());
            stream.advance();
        }
        if (stream.current().isDead(now) || stream.isBehind()) {
            return Optional.empty();
        }
        return Optional.of(stream.page().orElseGet(() -> turnPage(stream)));
    }

    private Page turnPage(Stream stream) {
        Page page = stream.turn(this::turn);
        byToken.put(page.sync(), stream);
        return page;
    }

    private Stream.Turn turn(long position) {
        return new Stream.Turn(Secret.hex(TOKEN_DIGITS), position, clock.instant());
    }

    private void purge() {
        Instant now = clock.instant();
        byToken.values().removeIf(stream -> stream.isOver(now));
        Set<Line> read = Collections.newSetFromMap(new IdentityHashMap<>());
        byToken.values().forEach(stream -> read.add(stream.line()));
        lines.values().removeIf(line -> !read.contains(line));
    }
}
