package io.mlconnector.asanawriter;

import io.mlconnector.asanawriter.webhook.WebhookKeeper;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Always up: polling finds what webhooks do not bring, only later. The console shows the sentence.
@Readiness
@Singleton
class WebhookHealth implements HealthCheck {
    private final WebhookKeeper webhooks;
    private final ConnectionKeeper keeper;

    WebhookHealth(WebhookKeeper webhooks, ConnectionKeeper keeper) {
        this.webhooks = webhooks;
        this.keeper = keeper;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("asana-writer: webhooks")
                .up()
                .withData(
                        "detail",
                        keeper.status().equals(ConnectionKeeper.Status.NOT_ASSIGNED)
                                ? "Another instance looks after the webhooks."
                                : webhooks.look().sentence())
                .build();
    }
}
