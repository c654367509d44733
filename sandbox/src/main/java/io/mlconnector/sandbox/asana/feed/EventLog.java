package io.mlconnector.sandbox.asana.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.mlconnector.sandbox.asana.model.Event;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.store.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// What `GET /events` reads from. A sync token says how far a reader is; it dies after a day, and with the process.
public final class EventLog {
    private static final int MAX_EVENTS = 50_000;
    private static final int PAGE = 100;
    private static final Duration TOKEN_LIFE = Duration.ofHours(24);

    private final Deque<Numbered> events = new ArrayDeque<>();
    private final String boot = Secret.hex(12);
    private final Clock clock;
    private long last;

    public EventLog(Clock clock) {
        this.clock = clock;
    }

    private record Numbered(long number, Event event) {}

    /// @param sync the token for the next request
    public record Page(ArrayNode data, String sync, boolean hasMore) {}

    synchronized void add(List<Event> more) {
        for (Event event : more) {
            events.addLast(new Numbered(++last, event));
            if (events.size() > MAX_EVENTS) {
                events.removeFirst();
            }
        }
    }

    public synchronized String freshSync(String resource) {
        return token(resource, last);
    }

    /// What came after the token; empty when it is dead, foreign, or its events are gone.
    public synchronized Optional<Page> read(String resource, String sync) {
        Optional<Long> position = position(resource, sync);
        if (position.isEmpty()) {
            return Optional.empty();
        }
        long read = last;
        boolean more = false;
        ArrayNode data = Json.array();
        for (Numbered one : events) {
            if (one.number() > position.get() && one.event().audience().contains(resource)) {
                if (data.size() == PAGE) {
                    more = true;
                    break;
                }
                data.add(one.event().toJson());
                read = one.number();
            }
        }
        return Optional.of(new Page(data, token(resource, more ? read : last), more));
    }

    private String token(String resource, long position) {
        String content =
                boot + ":" + resource + ":" + position + ":" + clock.instant().getEpochSecond();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Long> position(String resource, String sync) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(sync), StandardCharsets.UTF_8).split(":", -1);
            if (parts.length != 4 || !parts[0].equals(boot) || !parts[1].equals(resource)) {
                return Optional.empty();
            }
            long position = Long.parseLong(parts[2]);
            boolean dead = Instant.ofEpochSecond(Long.parseLong(parts[3]))
                    .plus(TOKEN_LIFE)
                    .isBefore(clock.instant());
            boolean gone = !events.isEmpty() && events.getFirst().number() > position + 1;
            return dead || gone || position > last ? Optional.empty() : Optional.of(position);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
