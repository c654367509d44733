package io.mlconnector.ingest.store;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/// Counts what was answered, which is all the trace that a forged webhook leaves.
@Singleton
public class WebhookCounter {
    private final MeterRegistry meters;

    WebhookCounter(MeterRegistry meters) {
        this.meters = meters;
    }

    /// @param vendor `quickbooks` or `asana`
    public Response counted(String vendor, Response answer) {
        meters.counter("mlc.webhooks", "vendor", vendor, "status", String.valueOf(answer.getStatus()))
                .increment();
        return answer;
    }
}
