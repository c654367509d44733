package io.mlconnector.sandbox.asana.limits;

/// Whether a request may go on.
public sealed interface Entry {
    /// It may; [Visit#leave] must follow.
    record Admitted(Visit visit) implements Entry {}

    /// It may not, and counts all the same.
    ///
    /// @param limiter which one refused: `requests`, `searches`, `concurrency` or `cost`
    /// @param retryAfter whole seconds, at least 1
    record Refused(String limiter, long retryAfter) implements Entry {}

    /// A request that is under way.
    interface Visit {
        /// @param cost of the answer; what it takes is known afterwards only
        void leave(long cost);
    }
}
