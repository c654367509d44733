package io.mlconnector.ingest.asana;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when every subscription is known.
@Readiness
@Singleton
class HooksReadiness implements HealthCheck {
    private final HookDirectory hooks;

    HooksReadiness(HookDirectory hooks) {
        this.hooks = hooks;
    }

    @Override
    public HealthCheckResponse call() {
        boolean loaded = hooks.isLoaded();
        return HealthCheckResponse.named("ingest-service: Asana webhooks")
                .status(loaded)
                .withData("detail", loaded ? "The subscriptions are known." : "Reads the subscriptions.")
                .build();
    }
}
