package io.mlconnector.sandbox.http;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Every webhook body that really went out, with what its receiver answered; the latest of them. Of the bodies only the
/// digest, so that what a receiver kept can be compared with what it was given.
public final class SentLog {
    private static final int KEPT = 50_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long total;

    /// @param sequence from 1, in the order of the answers
    /// @param events 0 for a heartbeat
    /// @param status 0 when there was no answer
    public record Entry(long sequence, Instant time, String target, Sha256 body, int events, int status) {}

    public synchronized void add(Instant time, String target, byte[] body, int events, int status) {
        if (entries.size() == KEPT) {
            entries.removeFirst();
        }
        total++;
        entries.addLast(new Entry(total, time, target, Sha256.of(body), events, status));
    }

    /// How many there ever were.
    public synchronized long total() {
        return total;
    }

    /// The oldest first.
    public synchronized List<Entry> after(long sequence, int limit) {
        List<Entry> found = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.sequence() > sequence && found.size() < limit) {
                found.add(entry);
            }
        }
        return found;
    }
}
