package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.LedgerEntryV1.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What one call of an explored world does at the vendor, and what the writer hears of it. Follows [PartitionWriter]
/// and the writers' handlers: a look-up before a repeated creation where the vendor knows no repetition, nothing sent
/// after the lease.
record ExploredCall(ExploredWorld.Setup setup, ExploredVendor vendor, long nanos, Instant now) {
    CallOutcome answer(Turn.Start start, Step.Fate fate) {
        String operation = start.operation().key();
        if (start.recover() && !vendor.idempotent()) {
            if (fate == Step.Fate.LOST) {
                return new CallOutcome.Unknown(Duration.ofSeconds(1), "the look-up failed", Trouble.UNAVAILABLE);
            }
            if (vendor.objects(operation) > 0) {
                return found(operation);
            }
        }
        if (setup.leases() && isLeaseOver(start)) {
            return new CallOutcome.RetryLater(Duration.ofSeconds(1), "the lease is over", Trouble.UNAVAILABLE);
        }
        if (vendor.isRefused(operation)) {
            return refused();
        }
        Duration wait = setup.settings().settling().isZero()
                ? Duration.ofSeconds(1)
                : setup.settings().settling();
        return switch (fate) {
            case EXECUTED -> {
                vendor.execute(operation);
                yield found(operation);
            }
            case EXECUTED_UNHEARD -> {
                vendor.execute(operation);
                yield new CallOutcome.Unknown(wait, "the answer was lost", Trouble.UNAVAILABLE);
            }
            case LOST -> new CallOutcome.Unknown(wait, "the request was lost", Trouble.UNAVAILABLE);
            case SLOW -> {
                vendor.mayStillExecute(operation, nanos);
                yield new CallOutcome.Unknown(wait, "time-out", Trouble.UNAVAILABLE);
            }
            case TOO_MANY ->
                new CallOutcome.RetryLater(Duration.ofSeconds(1), "too many requests", Trouble.RATE_LIMITED);
            case NO_TOKEN -> new CallOutcome.RetryLater(Duration.ofSeconds(1), "token expired", Trouble.UNAUTHORIZED);
            case REFUSED -> {
                if (vendor.objects(operation) > 0) {
                    // A repeated request gets its first answer.
                    yield found(operation);
                }
                vendor.refuse(operation);
                yield refused();
            }
        };
    }

    private boolean isLeaseOver(Turn.Start start) {
        Instant notAfter = start.intent().notAfter();
        return notAfter != null && now.isAfter(notAfter);
    }

    private static CallOutcome found(String operation) {
        return new CallOutcome.Done("id-" + operation, null, List.of(), "created it", Map.of());
    }

    private static CallOutcome refused() {
        return new CallOutcome.Rejected(new Reason("refused", "Refused."), List.of(), Map.of());
    }
}
