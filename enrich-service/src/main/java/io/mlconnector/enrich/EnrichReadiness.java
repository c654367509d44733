package io.mlconnector.enrich;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Ready when both sides have been read once. What a vendor refuses later is told, and is no reason to take the service
/// away: it waits, and goes on by itself.
@Singleton
@Readiness
class EnrichReadiness implements HealthCheck {
    private final EnrichRuntime runtime;

    EnrichReadiness(EnrichRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public HealthCheckResponse call() {
        QuickBooksSide quickbooks = runtime.quickbooks();
        AsanaSide asana = runtime.asana();
        boolean ready = quickbooks.hasToken() && quickbooks.isLoaded() && asana.isLayoutKnown() && asana.isLoaded();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("enrich-service: both sides are read")
                .status(ready)
                .withData(
                        "QuickBooks",
                        quickbooks
                                .trouble()
                                .orElse(
                                        !quickbooks.hasToken()
                                                ? "There is no access token yet: the qbo-writer fetches it."
                                                : !quickbooks.isLoaded()
                                                        ? "Everything is being read for the first time."
                                                        : "Read, and followed."))
                .withData(
                        "Asana",
                        asana.trouble()
                                .orElse(
                                        !asana.isLayoutKnown()
                                                ? "The fields are not set up yet: the asana-writer does it."
                                                : !asana.isLoaded()
                                                        ? "Everything is being read for the first time."
                                                        : "Read, and followed."));
        return response.build();
    }
}
