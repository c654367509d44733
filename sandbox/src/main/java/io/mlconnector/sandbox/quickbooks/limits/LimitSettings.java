package io.mlconnector.sandbox.quickbooks.limits;

/// The sizes of the limits: <https://developer.intuit.com/app/developer/qbo/docs/learn/limits-and-throttles>.
///
/// @param perMinute requests to a company, of all apps together; a batch counts as one
/// @param perSecond requests of an app to a company
/// @param counting what a second is
/// @param inFlight requests of an app to a company that are not answered yet
/// @param batchesPerMinute batches of an app to a company
/// @param batchesPerMinuteOfCompany batches to a company, of all apps together
/// @param readsPerMonth what an app may read from all its companies in a calendar month
/// @param batchReads whether each query of a batch is a read, or the batch is one; Intuit does not say
/// @param failedReads whether a read that is refused by the books is paid for; Intuit does not say
/// @param retryAfter seconds that a 429 names; 0 names none, as Intuit
/// @param visitors whether the sandbox's own visitors are limited, and use up what the company allows
public record LimitSettings(
        int perMinute,
        int perSecond,
        Counting counting,
        int inFlight,
        int batchesPerMinute,
        int batchesPerMinuteOfCompany,
        long readsPerMonth,
        BatchReads batchReads,
        boolean failedReads,
        int retryAfter,
        boolean visitors) {
    /// Intuit's, and what is harder where it says nothing; the second is one that refills.
    public static final LimitSettings DOCUMENTED =
            new LimitSettings(500, 10, Counting.BUCKET, 10, 40, 120, 500_000L, BatchReads.EACH, true, 0, false);

    /// How requests of a second are counted, which Intuit does not say.
    public enum Counting {
        /// The allowance refills evenly, and a full one may be used at once.
        BUCKET,
        /// No more than the allowance in any second.
        WINDOW
    }

    /// What a batch of queries costs.
    public enum BatchReads {
        EACH,
        ONCE
    }

    public LimitSettings {
        boolean sizes = perMinute > 0
                && perSecond > 0
                && inFlight > 0
                && batchesPerMinute > 0
                && batchesPerMinuteOfCompany > 0
                && readsPerMonth >= 0
                && retryAfter >= 0;
        if (!sizes) {
            throw new IllegalArgumentException(
                    "Each limit is a number from 1 on; readsPerMonth and retryAfter may be 0.");
        }
    }
}
