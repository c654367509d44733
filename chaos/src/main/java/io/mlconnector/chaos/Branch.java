package io.mlconnector.chaos;

/// The ways in which a writer recovers. One that a run never took proves nothing about it.
public enum Branch {
    /// An intent is found, and what became of its call is found out.
    INHERITED_INTENT("inherited-intent"),
    /// A call ends without a certain answer.
    OUTCOME_UNKNOWN("outcome-unknown"),
    /// A call was certainly not executed, and comes again.
    NOT_EXECUTED("not-executed-tried-again"),
    /// What an earlier attempt made is found at the vendor and taken.
    ADOPTED("adopted-by-lookup"),
    /// QuickBooks answers a `requestid` that it has carried out before.
    REPLAYED("requestid-replayed"),
    ABORTED_INTENT("aborted-intent"),
    ABORTED_OUTCOME("aborted-outcome"),
    /// Kafka shuts out a writer whose partition another one has taken over.
    FENCED("fenced-writer"),
    /// QuickBooks refuses an access token, and the same request is answered later.
    TOKEN("waited-for-token"),
    THROTTLED("throttled"),
    /// A change whose webhook never came is noticed all the same.
    REPAIRED("lost-webhook-repaired-by-polling"),
    SKIPPED("skipped-as-applied"),
    /// A bill gets the values that were changed on its task.
    UPDATED("updated"),
    /// A task that was created twice is found by a sweep and removed.
    EXTRA_REMOVED("extra-task-removed");

    private final String text;

    Branch(String text) {
        this.text = text;
    }

    /// As in reports.
    public String text() {
        return text;
    }
}
