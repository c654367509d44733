package io.mlconnector.enrich;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.mlconnector.enrich.watch.SourceWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How well the webhooks of both vendors do, as metrics. Absent numbers are zero.
record WatchMeters(MeterRegistry meters) {
    void of(SourceWatch... watches) {
        for (SourceWatch watch : List.of(watches)) {
            String vendor = watch.source().vendor();
            Gauge.builder("mlc.webhook.changes", () -> watch.gaps().announced())
                    .description("Changes of the last day that a webhook told of")
                    .tag("vendor", vendor)
                    .register(meters);
            Gauge.builder("mlc.webhook.lost", () -> watch.gaps().lost())
                    .description("Changes of the last day that polling found and no webhook told of in time")
                    .tag("vendor", vendor)
                    .register(meters);
            Gauge.builder("mlc.webhook.delay", () -> orNothing(watch.gaps().p50Seconds()))
                    .description("From a change to its webhook")
                    .baseUnit("seconds")
                    .tags("vendor", vendor, "quantile", "0.5")
                    .register(meters);
            Gauge.builder("mlc.webhook.delay", () -> orNothing(watch.gaps().p95Seconds()))
                    .description("From a change to its webhook")
                    .baseUnit("seconds")
                    .tags("vendor", vendor, "quantile", "0.95")
                    .register(meters);
            Gauge.builder(
                            "mlc.webhook.silence",
                            () -> Duration.between(watch.quietSince(), Instant.now())
                                    .toSeconds())
                    .description("Since the last webhook")
                    .baseUnit("seconds")
                    .tag("vendor", vendor)
                    .register(meters);
        }
    }

    private static Long orNothing(@Nullable Long seconds) {
        return Objects.requireNonNullElse(seconds, 0L);
    }
}
