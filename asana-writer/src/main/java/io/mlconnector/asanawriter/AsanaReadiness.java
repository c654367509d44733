package io.mlconnector.asanawriter;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Ready when the workspace is set up, or another instance looks after it. A webhook that is missing only makes changes
/// arrive later.
@Readiness
@Singleton
class AsanaReadiness implements HealthCheck {
    private final ConnectionKeeper keeper;

    AsanaReadiness(ConnectionKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public HealthCheckResponse call() {
        ConnectionKeeper.Status status = keeper.status();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("asana-writer: Asana")
                .status(status.isWorking())
                .withData("state", status.state());
        if (status.problem() != null) {
            response.withData("detail", status.problem());
        }
        return response.build();
    }
}
