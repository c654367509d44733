package io.mlconnector.serviceruntime.pace;

import java.time.Clock;
import java.time.Instant;

/// The time that waits and leases are counted in: wall clock and monotonic time of one source, so that a day can be
/// made to pass in minutes.
public interface TimeSource {
    Instant now();

    /// Monotonic, as [System#nanoTime].
    long nanoTime();

    /// How long to sleep for that much of this source's time.
    long sleepNanos(long nanos);

    /// The machine's own.
    static TimeSource of(Clock clock) {
        return new TimeSource() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public long sleepNanos(long nanos) {
                return nanos;
            }
        };
    }
}
