package io.mlconnector.enrich;

import io.mlconnector.enrich.watch.SourceWatch;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Whether webhooks come. Never down: polling finds what they do not tell. Its `warning` makes it yellow.
@Singleton
@Readiness
class EnrichSources implements HealthCheck {
    private final EnrichRuntime runtime;

    EnrichSources(EnrichRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> quickbooks = runtime.quickbooks().watch().warning();
        Optional<String> asana = runtime.asana().watch().warning();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("enrich-service: webhooks")
                .up()
                .withData(
                        "QuickBooks",
                        quickbooks.orElseGet(() -> well(runtime.quickbooks().watch())))
                .withData("Asana", asana.orElseGet(() -> well(runtime.asana().watch())));
        if (quickbooks.isPresent() || asana.isPresent()) {
            response.withData("warning", true);
        }
        return response.build();
    }

    private static String well(SourceWatch watch) {
        return watch.areWebhooksArriving() ? watch.sentence() : "No webhook came yet; polling finds the changes.";
    }
}
