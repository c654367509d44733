package io.mlconnector.serviceruntime.ledger;

import java.util.TreeSet;

/// Which offset may be committed while records finish in any order: everything before it is finished.
final class OffsetTracker {
    private final TreeSet<Long> open = new TreeSet<>();
    private long next = -1;

    void arrived(long offset) {
        open.add(offset);
        next = Math.max(next, offset + 1);
    }

    void finished(long offset) {
        open.remove(offset);
    }

    /// @return -1 before anything arrived
    long committable() {
        return open.isEmpty() ? next : open.first();
    }

    int open() {
        return open.size();
    }
}
