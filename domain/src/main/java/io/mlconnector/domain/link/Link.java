package io.mlconnector.domain.link;

import io.mlconnector.domain.accounting.EntityRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What both sides last agreed on for one pair.
///
/// @param quickbooks the QuickBooks side, once it exists
/// @param asanaGid gid of the task, option or project
/// @param state see [State]
/// @param revision how often this pair has been written; the next operation on it is `revision + 1`
/// @param agreedHash hash of the desired values last written (or rejected)
/// @param note the document number (posted), the plain reason (rejected), the shown `Posting` (shown)
/// @param asanaModifiedAt the task's `modified_at` that Asana answered our last write with
public record Link(
        String pair,
        @Nullable EntityRef quickbooks,
        @Nullable String asanaGid,
        State state,
        long revision,
        String agreedHash,
        @Nullable String note,
        @Nullable Instant asanaModifiedAt) {

    /// AGREED: both sides hold the agreed values. REJECTED: the last attempt was definitely refused; `revision` counts
    /// the refusals, so that the next attempt is a new operation. GONE: the target was deleted by a person.
    public enum State {
        AGREED,
        REJECTED,
        GONE
    }
}
