package io.mlconnector.sandbox;

import io.mlconnector.sandbox.asana.AsanaSandbox;
import io.mlconnector.sandbox.asana.AsanaSettings;
import io.mlconnector.sandbox.asana.auth.OAuthClient;
import io.mlconnector.sandbox.asana.model.Identity;
import io.mlconnector.sandbox.quickbooks.QuickBooksSandbox;
import io.mlconnector.sandbox.quickbooks.QuickBooksSettings;
import io.mlconnector.sandbox.quickbooks.webhook.WebhookSettings;
import io.mlconnector.sandbox.time.SandboxClock;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Both vendors on this machine. Close it to stop both.
public final class Sandbox implements AutoCloseable {
    private final QuickBooksSandbox quickBooks;
    private final AsanaSandbox asana;

    private Sandbox(QuickBooksSandbox quickBooks, AsanaSandbox asana) {
        this.quickBooks = quickBooks;
        this.asana = asana;
    }

    /// @throws io.mlconnector.sandbox.http.PortTakenException when a port is in use
    /// @throws IllegalStateException when the data folder is in use, or belongs to another company or workspace
    public static Sandbox start(SandboxSettings settings) {
        return start(settings, SandboxClock.system());
    }

    /// @param clock the vendors' time: tokens, time stamps, limits, heartbeats
    public static Sandbox start(SandboxSettings settings, SandboxClock clock) {
        QuickBooksSandbox quickBooks = new QuickBooksSandbox(quickBooks(settings), clock);
        try {
            return new Sandbox(quickBooks, new AsanaSandbox(asana(settings), clock));
        } catch (RuntimeException e) {
            quickBooks.close();
            throw e;
        }
    }

    private static QuickBooksSettings quickBooks(SandboxSettings settings) {
        SandboxCredentials credentials = settings.credentials();
        return new QuickBooksSettings(
                settings.bindAddress(),
                settings.quickBooksPort(),
                sub(settings.dataFolder(), "quickbooks"),
                new QuickBooksSettings.App(
                        credentials.realmId(),
                        credentials.clientId(),
                        credentials.clientSecret(),
                        credentials.refreshToken(),
                        credentials.webhookVerifier()),
                settings.quickBooksWebhookUrl(),
                settings.webhookDelay(),
                WebhookSettings.INTUIT_RETRIES,
                settings.seedData());
    }

    private static AsanaSettings asana(SandboxSettings settings) {
        SandboxCredentials credentials = settings.credentials();
        return new AsanaSettings(
                settings.bindAddress(),
                settings.asanaPort(),
                sub(settings.dataFolder(), "asana"),
                new Identity(credentials.asanaWorkspace(), credentials.asanaToken(), credentials.asanaManagerToken()),
                new OAuthClient(credentials.asanaClientId(), credentials.asanaClientSecret()),
                settings.webhookDelay(),
                AsanaSettings.RETRIES,
                settings.seedData());
    }

    /// Without a trailing slash; the API is below `/v3/company/{realmId}`.
    public String quickBooksUrl() {
        return quickBooks.url();
    }

    /// Without a trailing slash; the API is below `/api/1.0`.
    public String asanaUrl() {
        return asana.url();
    }

    @Override
    public void close() {
        asana.close();
        quickBooks.close();
    }

    private static @Nullable Path sub(@Nullable Path folder, String name) {
        return folder == null ? null : folder.resolve(name);
    }
}
