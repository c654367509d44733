package io.mlconnector.serviceruntime.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Ready when every writer of this process works.
@Readiness
@ApplicationScoped
class WriterHealth implements HealthCheck {
    private final Instance<WriterRuntime> writers;

    WriterHealth(@Any Instance<WriterRuntime> writers) {
        this.writers = writers;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("writers");
        boolean up = true;
        for (WriterRuntime writer : writers) {
            WriterRuntime.Status status = writer.status();
            up &= status.working();
            response.withData(writer.group(), status.detail());
        }
        return response.status(up).build();
    }
}
