package io.mlconnector.sandbox.asana;

import io.mlconnector.sandbox.asana.auth.OAuthClient;
import io.mlconnector.sandbox.asana.model.Identity;
import io.mlconnector.sandbox.seed.SeedData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param port 0 takes a free one
/// @param folder where the workspace is kept; without it everything is forgotten when closed
/// @param client of the OAuth app
/// @param webhookDelay how long events are collected before they are sent together
/// @param webhookRetries waits after the first, second, … failed delivery; the last one repeats
/// @param seedData what a new workspace holds
public record AsanaSettings(
        String bindAddress,
        int port,
        @Nullable Path folder,
        Identity identity,
        OAuthClient client,
        Duration webhookDelay,
        List<Duration> webhookRetries,
        SeedData seedData) {
    /// Asana publishes "exponential" and "about an hour more after an outage of an hour".
    public static final List<Duration> RETRIES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1));

    public AsanaSettings {
        webhookRetries = List.copyOf(webhookRetries);
    }
}
