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
/// @param refusal of a cost item that is rejected; null for what was written before refusals were kept
/// @param at when the outcome was known, of a cost item; null for what was written before that was kept
public record Link(
        String pair,
        @Nullable EntityRef quickbooks,
        @Nullable String asanaGid,
        State state,
        long revision,
        String agreedHash,
        @Nullable String note,
        @Nullable Instant asanaModifiedAt,
        @Nullable Refusal refusal,
        @Nullable Instant at) {

    public Link(
            String pair,
            @Nullable EntityRef quickbooks,
            @Nullable String asanaGid,
            State state,
            long revision,
            String agreedHash,
            @Nullable String note,
            @Nullable Instant asanaModifiedAt) {
        this(pair, quickbooks, asanaGid, state, revision, agreedHash, note, asanaModifiedAt, null, null);
    }

    /// The same with the time at which its outcome was known.
    public Link at(Instant time) {
        return new Link(pair, quickbooks, asanaGid, state, revision, agreedHash, note, asanaModifiedAt, refusal, time);
    }

    /// AGREED: both sides hold the agreed values. REJECTED: the last attempt was definitely refused; `revision` counts
    /// the refusals, so that the next attempt is a new operation. GONE: the target was deleted by a person.
    public enum State {
        AGREED,
        REJECTED,
        GONE
    }
}
