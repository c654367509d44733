package io.mlconnector.enrich.mapping;

import java.time.Duration;
import java.time.Instant;

/// Whether the tables are of today: records are read as they are written, not from a time ago. After a start, an outage
/// or a step back to earlier offsets they are not, until what waits is read.
final class Backlog {
    private static final Duration OLD = Duration.ofMinutes(1);
    private static final Duration QUIET = Duration.ofSeconds(10);

    private Instant lastOld;

    /// @param start from then on it may turn out that there is a backlog
    Backlog(Instant start) {
        lastOld = start;
    }

    /// @param writtenAt the record's timestamp, in milliseconds
    void read(long writtenAt, Instant now) {
        if (writtenAt < now.minus(OLD).toEpochMilli()) {
            lastOld = now;
        }
    }

    /// Nothing old was read for a while.
    boolean isWorkedOff(Instant now) {
        return !now.isBefore(lastOld.plus(QUIET));
    }
}
