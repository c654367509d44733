package io.mlconnector.sandbox.quickbooks.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One attempt to deliver one group, or what kept it from being made.
///
/// @param eventIds of the events in it
/// @param attempt 1 for the first one of this group
/// @param status of the answer; 0 when there was none
/// @param remark why there was none, or which fault struck
/// @param took in real time
/// @param nextAttempt when the same group comes again, on the sandbox's clock; null when it does not
public record Delivery(
        Instant time,
        String url,
        List<String> eventIds,
        int attempt,
        int status,
        String remark,
        Duration took,
        @Nullable Instant nextAttempt) {
    public Delivery {
        eventIds = List.copyOf(eventIds);
    }

    public int events() {
        return eventIds.size();
    }

    /// Intuit takes 200 alone for an acknowledgement.
    public boolean acknowledged() {
        return status == 200;
    }

    Delivery again(Instant next) {
        return new Delivery(time, url, eventIds, attempt, status, remark, took, next);
    }
}
