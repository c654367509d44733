package io.mlconnector.sandbox.fault;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/// What has struck so far, the latest [#MAX].
public final class FaultLog {
    public static final int MAX = 10_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long total;

    /// @param sequence from 1
    /// @param what method and path of the call, or target of the delivery
    /// @param number as in [Hit]
    /// @param applied false when another rule struck the same call first
    public record Entry(
            long sequence, Instant time, String rule, Kind kind, String what, long number, boolean applied) {}

    void add(Instant time, Hit hit, String what, boolean applied) {
        synchronized (entries) {
            if (entries.size() == MAX) {
                entries.removeFirst();
            }
            total++;
            entries.addLast(new Entry(total, time, hit.rule().id(), hit.rule().kind(), what, hit.number(), applied));
        }
    }

    public long total() {
        synchronized (entries) {
            return total;
        }
    }

    /// Oldest first.
    public List<Entry> find(Predicate<Entry> filter) {
        synchronized (entries) {
            return entries.stream().filter(filter).toList();
        }
    }
}
