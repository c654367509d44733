package io.mlconnector.qbowriter;

import io.mlconnector.serviceruntime.pace.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Time that passes faster than on the wall, for the connector and the vendor alike. Its speed can be changed.
final class FastTime extends Clock implements TimeSource {
    /// Less would be a busy wait.
    private static final long SHORTEST_NANOS = 100_000;

    /// In the past: a broker refuses records that are more than an hour ahead of its own clock.
    private final Instant start = Instant.now().minus(Duration.ofDays(5));
    private long speed = 1;
    private long wallNanos = System.nanoTime();
    private long ownNanos;

    synchronized void speed(long times) {
        ownNanos = nanoTime();
        wallNanos = System.nanoTime();
        speed = times;
    }

    @Override
    public synchronized long nanoTime() {
        return ownNanos + speed * (System.nanoTime() - wallNanos);
    }

    @Override
    public synchronized long sleepNanos(long nanos) {
        return nanos <= 0 ? nanos : Math.max(SHORTEST_NANOS, nanos / speed);
    }

    @Override
    public Instant now() {
        return start.plusNanos(nanoTime());
    }

    @Override
    public Instant instant() {
        return now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("UTC only");
    }
}
