package io.mlconnector.sandbox.quickbooks.limits;

/// Whether a request may go on.
public sealed interface Entry {
    /// It may; [Visit#leave] must follow.
    record Admitted(Visit visit) implements Entry {}

    /// It may not.
    ///
    /// @param retryAfter seconds to name; 0 to name none
    record Refused(Limiter limiter, int retryAfter) implements Entry {}

    /// A request that is under way.
    interface Visit {
        /// @param failed whether the answer is an error
        void leave(boolean failed);
    }
}
