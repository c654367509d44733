package io.mlconnector.ingest.store;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when webhooks can be stored.
@Readiness
@Singleton
class StoreReadiness implements HealthCheck {
    private final NotificationStore store;

    StoreReadiness(NotificationStore store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        boolean reachable = store.isReachable();
        return HealthCheckResponse.named("ingest-service: Kafka")
                .status(reachable)
                .withData(
                        "detail",
                        reachable ? "Webhooks can be stored." : "Kafka does not answer: webhooks are answered 503.")
                .build();
    }
}
