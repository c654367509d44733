package io.mlconnector.contracts;

import java.time.Instant;

/// How often QuickBooks was read for one reason in one month: reads are what Intuit bills. The key is
/// `connection/month/cause`; one service writes a cause.
///
/// @param month of UTC, `2026-11`
/// @param cause `cdc`, `webhook-fetch`, `first-load`, `reconcile`, `posting`, `sweep`, `connection-check`
/// @param reads so far in the month; each query of a batch is one
/// @param from when the first of them was made
/// @param at when the last of them was made
public record ReadsV1(String connection, String month, String cause, long reads, Instant from, Instant at) {
    public String key() {
        return connection + "/" + month + "/" + cause;
    }
}
