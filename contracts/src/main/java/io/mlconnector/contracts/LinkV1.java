package io.mlconnector.contracts;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.link.Link;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The wire form of [Link]. `quickbooks` is written as `Bill/1043`.
public record LinkV1(
        String connection,
        String pair,
        @Nullable String quickbooks,
        @Nullable String asana,
        Link.State state,
        long revision,
        String agreedHash,
        @Nullable String note,
        @Nullable Instant asanaModifiedAt) {

    public static LinkV1 of(String connection, Link link) {
        return new LinkV1(
                connection,
                link.pair(),
                link.quickbooks() == null ? null : link.quickbooks().toString(),
                link.asanaGid(),
                link.state(),
                link.revision(),
                link.agreedHash(),
                link.note(),
                link.asanaModifiedAt());
    }

    public Link toDomain() {
        EntityRef ref = quickbooks == null
                ? null
                : EntityRef.parse(quickbooks)
                        .orElseThrow(() -> new UnreadableException("not an entity: " + quickbooks, null));
        return new Link(pair, ref, asana, state, revision, agreedHash, note, asanaModifiedAt);
    }

    public String key() {
        return connection + "/" + pair;
    }
}
