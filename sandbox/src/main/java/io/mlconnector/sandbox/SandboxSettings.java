package io.mlconnector.sandbox;

import io.mlconnector.sandbox.seed.SeedData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// @param quickBooksPort 0 takes a free one
/// @param asanaPort 0 takes a free one
/// @param dataFolder where both keep their data; without it they forget everything when closed
/// @param quickBooksWebhookUrl where QuickBooks sends its events at first; empty sends none until told otherwise
/// @param bindAddress `127.0.0.1` for this machine only, `0.0.0.0` in a container
/// @param webhookDelay how long events are collected before they are sent together
/// @param seedData what a new company and a new workspace hold at their first start
public record SandboxSettings(
        int quickBooksPort,
        int asanaPort,
        @Nullable Path dataFolder,
        String quickBooksWebhookUrl,
        String bindAddress,
        Duration webhookDelay,
        SeedData seedData,
        SandboxCredentials credentials) {
    /// Names what a new sandbox holds: `empty`, `lists`, `small` or `large`.
    public static final String SEED_DATA = "SANDBOX_SEED_DATA";
    public static final Duration DEFAULT_WEBHOOK_DELAY = Duration.ofMillis(150);

    /// With the credentials that everyone knows, and a company that has its lists.
    public SandboxSettings(
            int quickBooksPort,
            int asanaPort,
            @Nullable Path dataFolder,
            String quickBooksWebhookUrl,
            String bindAddress,
            Duration webhookDelay) {
        this(
                quickBooksPort,
                asanaPort,
                dataFolder,
                quickBooksWebhookUrl,
                bindAddress,
                webhookDelay,
                SeedData.LISTS,
                SandboxCredentials.DEFAULT);
    }

    /// Free ports, nothing on disk, this machine only.
    public static SandboxSettings temporary(String quickBooksWebhookUrl) {
        return new SandboxSettings(0, 0, null, quickBooksWebhookUrl, "127.0.0.1", DEFAULT_WEBHOOK_DELAY);
    }

    /// What the environment says, with the defaults of a laptop.
    ///
    /// @throws IllegalArgumentException naming the variable that makes no sense
    public static SandboxSettings from(Map<String, String> environment) {
        return new SandboxSettings(
                port(environment, "SANDBOX_QUICKBOOKS_PORT", 8091),
                port(environment, "SANDBOX_ASANA_PORT", 8092),
                data(environment),
                environment.getOrDefault("SANDBOX_WEBHOOK_URL", "http://localhost:8081/webhooks/quickbooks"),
                environment.getOrDefault("SANDBOX_BIND", "127.0.0.1"),
                DEFAULT_WEBHOOK_DELAY,
                seedData(environment, SeedData.SMALL),
                SandboxCredentials.from(environment));
    }

    /// What `SANDBOX_SEED_DATA` says.
    ///
    /// @throws IllegalArgumentException naming the variable when it makes no sense
    public static SeedData seedData(Map<String, String> environment, SeedData otherwise) {
        String name = environment.getOrDefault(SEED_DATA, "");
        try {
            return name.isBlank() ? otherwise : SeedData.parse(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(SEED_DATA + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable Path data(Map<String, String> environment) {
        String folder = environment.getOrDefault("SANDBOX_DATA", "");
        return folder.isBlank() ? null : Path.of(folder.strip());
    }

    private static int port(Map<String, String> environment, String key, int otherwise) {
        String text = environment.getOrDefault(key, Integer.toString(otherwise));
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
            throw new IllegalArgumentException(key + " is '" + text + "', which is no port (0 to 65535).");
        }
        return Integer.parseInt(text);
    }
}
