package io.mlconnector.sandbox.quickbooks.webhook;

import java.time.Duration;
import java.util.List;

/// @param verifier the key of the signature; never shown in a log
/// @param collect how long events are gathered before they are sent together
/// @param retryDelays waits after the first, second, … failure; the last one repeats
public record WebhookSettings(String verifier, Duration collect, List<Duration> retryDelays) {
    /// Intuit's published ladder.
    public static final List<Duration> INTUIT_RETRIES = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(20),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(6));

    public WebhookSettings {
        retryDelays = List.copyOf(retryDelays);
    }

    /// @param failures so far, from 1
    Duration waitAfter(int failures) {
        return retryDelays.get(Math.min(failures, retryDelays.size()) - 1);
    }

    @Override
    public String toString() {
        return "WebhookSettings[collect=" + collect + "]";
    }
}
