package io.mlconnector.enrich;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when both sides have been read once. What a vendor refuses later is told, and is no reason to take the service
/// away: it waits, and goes on by itself.
@Singleton
@Readiness
class EnrichReadiness implements HealthCheck {
    private static final String LOADING = "Everything is being read for the first time.";
    private static final String FOLLOWED = "Everything is read, and changes are followed.";

    private final EnrichRuntime runtime;

    EnrichReadiness(EnrichRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("enrich-service: both sides are read")
                .status(runtime.quickbooks().isLoaded() && runtime.asana().isLoaded())
                .withData("QuickBooks", quickbooks(runtime.quickbooks()))
                .withData("Asana", asana(runtime.asana()))
                .build();
    }

    private static String quickbooks(QuickBooksSide side) {
        return side.trouble().orElse(side.isLoaded() ? FOLLOWED : LOADING);
    }

    private static String asana(AsanaSide side) {
        if (!side.isLayoutKnown()) {
            return "The fields are not set up yet: the asana-writer does it.";
        }
        return side.trouble().orElse(side.isLoaded() ? FOLLOWED : LOADING);
    }
}
