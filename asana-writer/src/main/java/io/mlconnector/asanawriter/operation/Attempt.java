package io.mlconnector.asanawriter.operation;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.command.Command;
import io.mlconnector.domain.link.Link;
import io.mlconnector.serviceruntime.ledger.Operation;
import io.mlconnector.serviceruntime.ledger.OperationHandler.Links;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One attempt of one operation.
record Attempt(Operation operation, LedgerEntryV1 intent, Links links) {
    Command command() {
        return operation.command();
    }

    Request request() {
        return Request.parse(intent.payload());
    }

    Optional<Link> findLink(String pair) {
        return links.find(operation.connection(), pair);
    }

    @Nullable
    Link link() {
        return findLink(command().pair()).orElse(null);
    }

    /// The command's own link after it was written.
    Link agreed(@Nullable EntityRef quickbooks, String asanaGid, @Nullable String note, @Nullable Instant modifiedAt) {
        return next(quickbooks, asanaGid, Link.State.AGREED, note, modifiedAt);
    }

    /// The command's own link after its target turned out to be deleted. It is not made again: somebody deleted it.
    Link gone(@Nullable EntityRef quickbooks, String asanaGid) {
        return next(quickbooks, asanaGid, Link.State.GONE, null, null);
    }

    private Link next(
            @Nullable EntityRef quickbooks,
            String asanaGid,
            Link.State state,
            @Nullable String note,
            @Nullable Instant modifiedAt) {
        Link previous = link();
        long revision = previous == null ? 1 : previous.revision() + 1;
        return new Link(
                command().pair(),
                quickbooks,
                asanaGid,
                state,
                revision,
                command().hash(),
                note,
                modifiedAt);
    }
}
