package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.Reason;
import io.mlconnector.contracts.LedgerEntryV1.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The ledger's entries, from one to the next.
final class Entries {
    private Entries() {}

    /// The first intent of an operation.
    static LedgerEntryV1 intent(
            Operation operation, String requestId, String payload, String source, Instant now, Instant notAfter) {
        return new LedgerEntryV1(
                operation.key(),
                State.INTENT,
                operation.record(),
                requestId,
                payload,
                operation.command().hash(),
                1,
                now,
                notAfter,
                null,
                null,
                null,
                null,
                source);
    }

    /// The same intent once more: same bytes, same `requestid`, a new lease.
    static LedgerEntryV1 again(LedgerEntryV1 intent, Instant notAfter) {
        return new LedgerEntryV1(
                intent.operation(),
                State.INTENT,
                intent.record(),
                intent.requestId(),
                intent.payload(),
                intent.payloadHash(),
                intent.attempts() + 1,
                intent.intendedAt(),
                notAfter,
                null,
                null,
                null,
                null,
                intent.source());
    }

    static LedgerEntryV1 done(LedgerEntryV1 intent, CallOutcome.Done done, Instant now) {
        return finished(intent, State.DONE, now, done.vendorId(), done.vendorVersion(), null);
    }

    static LedgerEntryV1 refused(LedgerEntryV1 intent, State state, Reason reason, Instant now) {
        return finished(intent, state, now, null, null, reason);
    }

    /// Refused before anything was intended or sent.
    static LedgerEntryV1 refusedUnsent(
            Operation operation, String requestId, String source, Reason reason, Instant now) {
        return new LedgerEntryV1(
                operation.key(),
                State.REJECTED,
                operation.record(),
                requestId,
                "",
                operation.command().hash(),
                0,
                now,
                null,
                now,
                null,
                null,
                reason,
                source);
    }

    private static LedgerEntryV1 finished(
            LedgerEntryV1 intent,
            State state,
            Instant now,
            @Nullable String vendorId,
            @Nullable String vendorVersion,
            @Nullable Reason reason) {
        return new LedgerEntryV1(
                intent.operation(),
                state,
                intent.record(),
                intent.requestId(),
                intent.payload(),
                intent.payloadHash(),
                intent.attempts(),
                intent.intendedAt(),
                intent.notAfter(),
                now,
                vendorId,
                vendorVersion,
                reason,
                intent.source());
    }
}
