package io.mlconnector.sandbox.quickbooks.limits;

import java.util.Locale;

/// Which limit a request has met. Clients are not told: all of them answer the same 429.
public enum Limiter {
    IN_FLIGHT,
    PER_SECOND,
    PER_MINUTE,
    BATCHES,
    BATCHES_OF_COMPANY,
    READS_PER_MONTH;

    /// As in `/sandbox/limits`: `per-minute`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
