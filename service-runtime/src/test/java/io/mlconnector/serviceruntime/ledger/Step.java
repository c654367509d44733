package io.mlconnector.serviceruntime.ledger;

/// What can happen next in an explored world.
sealed interface Step {
    /// The next record of the command topic is read.
    record Arrive() implements Step {}

    record TakeTurn(Commit commit) implements Step {}

    /// A call that is under way ends.
    record Answer(String operation, Fate fate) implements Step {}

    /// A request whose sender is dead, or has given up waiting, is executed after all.
    record Land(String operation) implements Step {}

    /// Time passes until something is due.
    record Wait() implements Step {}

    /// The process stands still for longer than a lease, and goes on.
    record Freeze() implements Step {}

    /// The process dies; what it had under way may be sent as long as its lease lasts: it may only have been cut off.
    record Crash() implements Step {}

    /// Somebody resets the group to the beginning.
    record Reset() implements Step {}

    enum Commit {
        DONE,
        /// Aborted; the process starts anew.
        FAILED,
        /// Committed, and the process dies before it knows, with its calls perhaps on the wire.
        DONE_AND_DEAD
    }

    enum Fate {
        EXECUTED,
        /// Executed, the answer lost.
        EXECUTED_UNHEARD,
        /// Not executed, the answer lost.
        LOST,
        /// No answer; executed later or never.
        SLOW,
        /// Not executed, and the connection waits.
        TOO_MANY,
        /// Not executed, and the connection is shut off but for one call at a time.
        NO_TOKEN,
        REFUSED
    }
}
