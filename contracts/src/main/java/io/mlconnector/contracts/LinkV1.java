package io.mlconnector.contracts;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The wire form of [Link]. `quickbooks` is written as `Bill/1043`, and so is `refusal.about`.
public record LinkV1(
        String connection,
        String pair,
        @Nullable String quickbooks,
        @Nullable String asana,
        Link.State state,
        long revision,
        String agreedHash,
        @Nullable String note,
        @Nullable Instant asanaModifiedAt,
        @Nullable Refused refusal,
        @Nullable Instant at) {

    /// The wire form of [Refusal].
    public record Refused(
            String code,
            int inARow,
            @Nullable String about,
            @Nullable LocalDate bookDate) {}

    /// Of what was not refused, and where it is not known when it was done.
    public LinkV1(
            String connection,
            String pair,
            @Nullable String quickbooks,
            @Nullable String asana,
            Link.State state,
            long revision,
            String agreedHash,
            @Nullable String note,
            @Nullable Instant asanaModifiedAt) {
        this(connection, pair, quickbooks, asana, state, revision, agreedHash, note, asanaModifiedAt, null, null);
    }

    public static LinkV1 of(String connection, Link link) {
        Refusal refusal = link.refusal();
        return new LinkV1(
                connection,
                link.pair(),
                text(link.quickbooks()),
                link.asanaGid(),
                link.state(),
                link.revision(),
                link.agreedHash(),
                link.note(),
                link.asanaModifiedAt(),
                refusal == null
                        ? null
                        : new Refused(refusal.code(), refusal.inARow(), text(refusal.about()), refusal.bookDate()),
                link.at());
    }

    public Link toDomain() {
        return new Link(
                pair,
                ref(quickbooks),
                asana,
                state,
                revision,
                agreedHash,
                note,
                asanaModifiedAt,
                refusal == null
                        ? null
                        : new Refusal(
                                refusal.code(),
                                Math.max(1, refusal.inARow()),
                                ref(refusal.about()),
                                refusal.bookDate()),
                at);
    }

    public String key() {
        return connection + "/" + pair;
    }

    private static @Nullable String text(@Nullable EntityRef ref) {
        return ref == null ? null : ref.toString();
    }

    private static @Nullable EntityRef ref(@Nullable String text) {
        return text == null
                ? null
                : EntityRef.parse(text).orElseThrow(() -> new UnreadableException("not an entity: " + text, null));
    }
}
