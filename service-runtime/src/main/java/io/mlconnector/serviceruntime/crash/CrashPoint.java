package io.mlconnector.serviceruntime.crash;

/// The places between the steps of a writer's protocol; the order is that of one operation. What each leaves behind and
/// how it is recovered: `docs/guarantees.md`.
public enum CrashPoint {
    /// Read, nothing durable.
    BEFORE_INTENT("before-intent"),
    /// Written, the transaction not committed.
    IN_INTENT("in-intent"),
    /// The intent is committed, nothing was sent.
    AFTER_INTENT("after-intent"),
    /// The request is on its way.
    DURING_CALL("during-call"),
    /// The vendor has answered, nothing of that is durable.
    AFTER_CALL("after-call"),
    /// Written, the transaction not committed.
    IN_OUTCOME("in-outcome"),
    /// Outcome and offset are committed.
    AFTER_OUTCOME("after-outcome");

    private final String text;

    CrashPoint(String text) {
        this.text = text;
    }

    /// As in `MLC_CRASH_POINTS`.
    public String text() {
        return text;
    }

    /// Does nothing unless this process was armed.
    public void pass() {
        Crashes.ARMED.pass(this);
    }
}
