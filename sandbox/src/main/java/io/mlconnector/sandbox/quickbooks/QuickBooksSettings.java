package io.mlconnector.sandbox.quickbooks;

import io.mlconnector.sandbox.seed.SeedData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param port 0 takes a free one
/// @param folder where the company file is kept; without it everything is forgotten when closed
/// @param app the company and the app that is connected to it
/// @param webhookUrl empty sends none until told otherwise
/// @param webhookDelay how long events are collected before they are sent together
/// @param webhookRetries waits after the first, second, … failed delivery; the last one repeats
/// @param seedData what a new company holds
public record QuickBooksSettings(
        String bindAddress,
        int port,
        @Nullable Path folder,
        App app,
        String webhookUrl,
        Duration webhookDelay,
        List<Duration> webhookRetries,
        SeedData seedData) {
    public QuickBooksSettings {
        webhookRetries = List.copyOf(webhookRetries);
    }

    /// @param refreshToken as the consent of a person gave it
    public record App(
            String realmId, String clientId, String clientSecret, String refreshToken, String webhookVerifier) {
        @Override
        public String toString() {
            return "App[realmId=" + realmId + "]";
        }
    }
}
