package io.mlconnector.serviceruntime.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Always up: what a sweep finds is for a person, and no reason to stop working. The console shows the sentence.
@Readiness
@ApplicationScoped
class UpkeepHealth implements HealthCheck {
    private final Instance<Upkeep> upkeeps;

    UpkeepHealth(@Any Instance<Upkeep> upkeeps) {
        this.upkeeps = upkeeps;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("sweep");
        for (Upkeep upkeep : upkeeps) {
            response.withData(upkeep.group(), sentence(upkeep));
        }
        return response.up().build();
    }

    private static String sentence(Upkeep upkeep) {
        SweepReport last = upkeep.lastSweep();
        if (last == null) {
            return "No sweep yet.";
        }
        if (last.found().isEmpty()) {
            return "Swept at " + last.at() + ": nothing that the ledger does not know.";
        }
        return "Swept at " + last.at() + ": " + last.found().size()
                + (last.found().size() == 1 ? " finding: " : " findings, the first: ")
                + last.found().getFirst().text();
    }
}
