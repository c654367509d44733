package io.mlconnector.serviceruntime.reads;

/// What a read of QuickBooks was made for. One service makes the reads of a cause.
public enum ReadCause {
    /// Change data capture on its cycle.
    CDC("cdc"),
    /// A webhook, or a record that changes along with another one, points to what has to be read.
    WEBHOOK_FETCH("webhook-fetch"),
    FIRST_LOAD("first-load"),
    /// Everything once more, because change data capture does not look back that far or gives too few.
    RECONCILE("reconcile"),
    /// What a write needs: the document that is updated, or the one that may be there already. Never slowed.
    POSTING("posting"),
    SWEEP("sweep"),
    /// Whether company and token still belong together.
    CONNECTION_CHECK("connection-check");

    private final String id;

    ReadCause(String id) {
        this.id = id;
    }

    /// As in topic, metric and page.
    public String id() {
        return id;
    }

    /// Whether it comes again day after day: a first load says nothing about the rest of the month.
    public static boolean recurs(String id) {
        return !id.equals(FIRST_LOAD.id) && !id.equals(RECONCILE.id);
    }
}
