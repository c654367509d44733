package io.mlconnector.sandbox.quickbooks.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who is next: a group that failed comes first and holds everything else back; then what was held by a fault and has
/// become due, then what is to come again, then what has been collected. Not safe for many threads.
final class Line {
    private final Clock clock;
    private final Waiting waiting = new Waiting();
    private final Deque<Group> again = new ArrayDeque<>();
    private final List<Group> held = new ArrayList<>();
    private final List<Group> behind = new ArrayList<>();
    private @Nullable Group head;
    private Instant collected = Instant.EPOCH;

    Line(Clock clock) {
        this.clock = clock;
    }

    /// @param until when the collecting that this event starts is over
    /// @return whether it started one
    boolean add(WebhookEvent event, Instant until) {
        boolean first = waiting.isEmpty();
        if (first) {
            collected = until;
        }
        waiting.add(event);
        return first;
    }

    void repeat(Group group) {
        again.addLast(group);
    }

    /// The group that is to be sent now; it stays the head until told what became of it.
    Optional<Group> next(boolean mixed) {
        Instant now = clock.instant();
        if (head == null) {
            head = choose(now, mixed);
        }
        return Optional.ofNullable(head).filter(group -> !now.isBefore(group.due()));
    }

    private @Nullable Group choose(Instant now, boolean mixed) {
        Optional<Group> due = Stream.concat(held.stream(), behind.stream())
                .filter(group -> !now.isBefore(group.due()))
                .min(Comparator.comparing(Group::due));
        if (due.isPresent()) {
            held.remove(due.get());
            behind.remove(due.get());
            return due.get();
        }
        if (!again.isEmpty()) {
            return again.removeFirst();
        }
        return waiting.isEmpty() || now.isBefore(collected) ? null : Group.of(waiting.take(mixed), now);
    }

    /// It was acknowledged, or is given up.
    void done() {
        head = null;
    }

    /// What waited for others to overtake it has been overtaken.
    void overtaken() {
        behind.replaceAll(group -> group.dueAt(Instant.EPOCH));
    }

    void failed(Group group) {
        head = group;
    }

    /// @param overtake whether it may go as soon as another one has gone
    void hold(Group group, boolean overtake) {
        head = null;
        (overtake ? behind : held).add(group);
    }

    void hurry() {
        if (head != null) {
            head = head.dueAt(Instant.EPOCH);
        }
    }

    void clear() {
        waiting.clear();
        held.clear();
        behind.clear();
        again.forEach(group -> group.attempted().countDown());
        again.clear();
        head = null;
    }

    Optional<Group> head() {
        return Optional.ofNullable(head);
    }

    /// Events that are new to whoever listens.
    int size() {
        int groups = Stream.concat(held.stream(), behind.stream())
                .mapToInt(group -> group.events().size())
                .sum();
        return waiting.size()
                + groups
                + head().filter(group -> !group.repeat())
                        .map(group -> group.events().size())
                        .orElse(0);
    }
}
