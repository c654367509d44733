package io.mlconnector.enrich.flow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The vendors' times as record timestamps.
public final class EventTimes {
    private EventTimes() {}

    /// The vendor's time, unless Kafka would refuse it: before 1970 or in the future.
    public static Instant forRecord(@Nullable Instant at, Instant now) {
        return at == null || at.isBefore(Instant.EPOCH) || at.isAfter(now) ? now : at;
    }
}
