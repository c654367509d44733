package io.mlconnector.enrich;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.mlconnector.serviceruntime.reads.ReadBudget;
import io.mlconnector.serviceruntime.reads.ReadRecorder;

/// What the month's reads of QuickBooks come to, as metrics.
record ReadMeters(MeterRegistry meters) {
    void of(ReadRecorder reads, ReadBudget budget) {
        Gauge.builder("mlc.quickbooks.reads.month", () -> reads.month().soFar())
                .description("Reads of QuickBooks in this month")
                .register(meters);
        Gauge.builder("mlc.quickbooks.reads.forecast", () -> reads.month().forecast())
                .description("Reads of QuickBooks at the end of this month if it goes on like this")
                .register(meters);
        Long perMonth = budget.perMonth();
        if (perMonth != null) {
            Gauge.builder("mlc.quickbooks.reads.budget", () -> perMonth)
                    .description("Reads of QuickBooks that a month may cost")
                    .register(meters);
        }
    }
}
