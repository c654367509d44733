package io.mlconnector.qbowriter;

import io.mlconnector.contracts.LedgerEntryV1.Reason;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.serviceruntime.ledger.OperationHandler.Links;
import java.util.List;
import java.util.Optional;

/// The links that this writer owns: a cost item with what it was posted as, in both directions.
final class CostItemLinks {
    private CostItemLinks() {}

    /// @param number the document's number, as people know it
    static List<Link> posted(ConnectionId connection, QboCommand command, EntityRef ref, String number, Links links) {
        return List.of(
                agreed(connection, command.pair(), command, ref, number, links),
                agreed(connection, Pair.origin(ref), command, ref, number, links));
    }

    /// The reason is for the project manager, who reads it on the task.
    static Link refused(ConnectionId connection, QboCommand command, Reason reason, Links links) {
        Optional<Link> before = links.find(connection, command.pair());
        return new Link(
                command.pair(),
                before.map(Link::quickbooks).orElse(null),
                command.taskGid(),
                Link.State.REJECTED,
                nextRevision(before),
                command.hash(),
                reason.text(),
                null);
    }

    private static Link agreed(
            ConnectionId connection, String pair, QboCommand command, EntityRef ref, String number, Links links) {
        return new Link(
                pair,
                ref,
                command.taskGid(),
                Link.State.AGREED,
                nextRevision(links.find(connection, pair)),
                command.hash(),
                number,
                null);
    }

    private static long nextRevision(Optional<Link> before) {
        return before.map(Link::revision).orElse(0L) + 1;
    }
}
