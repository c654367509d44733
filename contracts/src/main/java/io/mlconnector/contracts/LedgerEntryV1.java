package io.mlconnector.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One operation of a writer: what it intended and what came of it. The key is the operation key; the last entry wins.
/// Never deleted for money.
///
/// @param requestId derived from the operation key; on the wire in every attempt
/// @param payload the frozen bytes of the request, as text; the same in every attempt
/// @param payloadHash SHA-256 of the command's desired values: the same operation key with another hash is refused;
///     empty in a row that was made again from a mark and does not know its content
/// @param attempts how many calls were started
/// @param intendedAt when the intent was committed first
/// @param notAfter no call of this intent starts after this time (the lease)
/// @param vendorId `Id` or gid of what was written
/// @param vendorVersion `SyncToken` or `modified_at` that the vendor answered
/// @param reason reason code and plain sentence of a refusal
/// @param source `topic-partition-offset` of the command; `rebuilt` for a row that was made again from a mark
public record LedgerEntryV1(
        String operation,
        State state,
        String record,
        String requestId,
        String payload,
        String payloadHash,
        int attempts,
        Instant intendedAt,
        @Nullable Instant notAfter,
        @Nullable Instant finishedAt,
        @Nullable String vendorId,
        @Nullable String vendorVersion,
        @Nullable Reason reason,
        String source) {

    /// INTENT: a call may have been made. DONE: the vendor holds it. REJECTED: definitely refused, nothing was written.
    /// PARKED: refused for a cause that a person removes, nothing was written.
    public enum State {
        INTENT,
        DONE,
        REJECTED,
        PARKED
    }

    /// @param code for programs: `closed-period`, `inactive-reference`, …
    /// @param text for people
    public record Reason(String code, String text) {}

    @JsonIgnore
    public boolean isOpen() {
        return state == State.INTENT;
    }

    /// For keeping many of them: nobody needs the bytes of a finished operation.
    public LedgerEntryV1 withoutPayload() {
        return new LedgerEntryV1(
                operation,
                state,
                record,
                requestId,
                "",
                payloadHash,
                attempts,
                intendedAt,
                notAfter,
                finishedAt,
                vendorId,
                vendorVersion,
                reason,
                source);
    }
}
