package io.mlconnector.enrich.watch;

import io.mlconnector.contracts.WatchV1;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compares what webhooks announced with what polling found, over a sliding window. A change counts as lost only when
/// polling found it and no webhook told of it, or of a later one of the same record, within the grace time; one that
/// comes later still is no longer lost.
///
/// Knows no clock: the same calls in the same order give the same report. Bounded: of very many the oldest are
/// forgotten. Safe for use by many threads.
public final class GapDetector {
    static final Duration WINDOW = Duration.ofHours(24);
    private static final int MANY = 20_000;

    /// Vendors count whole seconds, and the time of an event need not be that of the object.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Duration grace;
    /// The newest change of each record that a webhook told of.
    private final Map<String, Instant> told = bounded();
    private final Map<String, Instant> seen = bounded();
    private final Deque<Announced> announced = new ArrayDeque<>();
    private final Map<String, Found> open = bounded();
    private final Deque<Lost> lost = new ArrayDeque<>();

    private record Announced(Instant arrivedAt, @Nullable Duration delay) {}

    private record Found(Instant changedAt, Instant until) {}

    private record Lost(String record, Instant changedAt, Instant at) {}

    /// @param grace how long a webhook may come after polling has found the change
    public GapDetector(Duration grace) {
        this.grace = grace;
    }

    /// A webhook told of a change.
    ///
    /// @param changedAt by the vendor's clock; null when it does not say
    public synchronized void announced(String record, @Nullable Instant changedAt, Instant arrivedAt) {
        Instant at = changedAt == null ? arrivedAt : changedAt;
        // Sent again, it is the same.
        if (changedAt == null || seen.put(record + "@" + changedAt, arrivedAt) == null) {
            add(announced, new Announced(arrivedAt, changedAt == null ? null : between(changedAt, arrivedAt)));
        }
        told.merge(record, at, (one, other) -> one.isAfter(other) ? one : other);
        Found found = open.get(record);
        if (found != null && covers(at, found.changedAt())) {
            open.remove(record);
        }
        lost.removeIf(one -> one.record().equals(record) && covers(at, one.changedAt()));
    }

    /// Polling found a change that is news.
    public synchronized void found(String record, Instant changedAt, Instant foundAt) {
        Instant last = told.get(record);
        if (last == null || !covers(last, changedAt)) {
            open.merge(
                    record,
                    new Found(changedAt, foundAt.plus(grace)),
                    (one, other) -> other.changedAt().isAfter(one.changedAt()) ? other : one);
        }
    }

    /// The window that ends now.
    public synchronized WatchV1.Gaps report(Instant now) {
        expire(now);
        List<Long> delays = announced.stream()
                .map(Announced::delay)
                .filter(delay -> delay != null)
                .map(delay -> delay == null ? 0L : delay.toSeconds())
                .sorted()
                .toList();
        return new WatchV1.Gaps(
                WINDOW.toHours(), announced.size(), lost.size(), percentile(delays, 50), percentile(delays, 95));
    }

    /// How many changes made after this time were lost.
    public synchronized long lostAfter(Instant time, Instant now) {
        expire(now);
        return lost.stream().filter(one -> one.changedAt().isAfter(time)).count();
    }

    private void expire(Instant now) {
        for (Iterator<Map.Entry<String, Found>> each = open.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<String, Found> one = each.next();
            if (!one.getValue().until().isAfter(now)) {
                add(
                        lost,
                        new Lost(
                                one.getKey(),
                                one.getValue().changedAt(),
                                one.getValue().until()));
                each.remove();
            }
        }
        Instant start = now.minus(WINDOW);
        announced.removeIf(one -> one.arrivedAt().isBefore(start));
        lost.removeIf(one -> one.at().isBefore(start));
    }

    private static boolean covers(Instant told, Instant changedAt) {
        return !told.isBefore(changedAt.minus(TOLERANCE));
    }

    private static Duration between(Instant changedAt, Instant arrivedAt) {
        Duration delay = Duration.between(changedAt, arrivedAt);
        return delay.isNegative() ? Duration.ZERO : delay;
    }

    private static @Nullable Long percentile(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? null : sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1));
    }

    private static <T> void add(Deque<T> deque, T one) {
        deque.addLast(one);
        if (deque.size() > MANY) {
            deque.removeFirst();
        }
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MANY;
            }
        };
    }
}
