package io.mlconnector.sandbox.asana.feed;

import io.mlconnector.sandbox.asana.model.Event;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// One reader of a line: where it is, and where it goes next. Guarded by the log's monitor.
final class Stream {
    private static final int PAGE = 100;

    private final String user;
    private final String resource;
    private final Line line;
    private Turn current;
    private @Nullable Turn next;
    private EventLog.@Nullable Page page;

    /// @param position of the last event that was read before
    record Turn(String token, long position, Instant issued) {
        boolean isDead(Instant now) {
            return issued.plus(Line.LIFE).isBefore(now);
        }

        @Override
        public String toString() {
            return "Turn[" + position + "]";
        }
    }

    Stream(String user, String resource, Line line, Turn first) {
        this.user = user;
        this.resource = resource;
        this.line = line;
        this.current = first;
    }

    String resource() {
        return resource;
    }

    Turn current() {
        return current;
    }

    boolean isOf(String reader, String what) {
        return user.equals(reader) && resource.equals(what);
    }

    Line line() {
        return line;
    }

    /// Nobody can go on with it.
    boolean isOver(Instant now) {
        return current.isDead(now) && (next == null || next.isDead(now));
    }

    /// Events that it has not read are gone.
    boolean isBehind() {
        return line.first() > current.position() + 1;
    }

    /// The answer to the current token, once it was given.
    Optional<EventLog.Page> page() {
        return Optional.ofNullable(page);
    }

    /// The reader has used the token of the last answer.
    void advance() {
        current = Objects.requireNonNull(next, "a token that was never given");
        next = null;
        page = null;
    }

    EventLog.Page turn(LongFunction<Turn> turns) {
        List<Event> events = line.after(current.position(), PAGE);
        long end = current.position() + events.size();
        Turn following = turns.apply(end);
        EventLog.Page turned = new EventLog.Page(events, following.token(), end < line.last());
        next = following;
        page = turned;
        return turned;
    }
}
