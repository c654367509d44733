package io.mlconnector.qbowriter;

import io.mlconnector.contracts.LedgerEntryV1.Reason;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.amendment.Written;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.command.QboCommand.UpdateBill;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.link.Refusal;
import io.mlconnector.serviceruntime.ledger.OperationHandler.Links;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The links that this writer owns: a cost item with what it was posted as, in both directions.
final class CostItemLinks {
    private CostItemLinks() {}

    /// @param number the document's number, as people know it
    /// @param written as QuickBooks has it after this write; empty where that cannot be said
    static List<Link> posted(
            ConnectionId connection,
            QboCommand command,
            EntityRef ref,
            String number,
            Optional<Written> written,
            Links links) {
        String content = written.map(Written::text).orElse(command.hash());
        Link item = agreed(connection, command.pair(), command, command.hash(), ref, number, links);
        Link origin = agreed(connection, Pair.origin(ref), command, content, ref, number, links);
        if (command instanceof UpdateBill update) {
            String changes = String.join("; ", update.changes());
            String pair = Pair.update(update.taskGid());
            return List.of(item, origin, agreed(connection, pair, command, command.hash(), ref, changes, links));
        }
        return List.of(item, origin);
    }

    /// The reason is for the project manager, who reads it on the task.
    static Link refused(ConnectionId connection, QboCommand command, Reason reason, Links links) {
        return refused(connection, command, reason, null, links);
    }

    /// @param about the record that QuickBooks refused, when it named one
    static Link refused(
            ConnectionId connection, QboCommand command, Reason reason, @Nullable EntityRef about, Links links) {
        // What was posted stays posted when a change of it is refused.
        String pair = command instanceof UpdateBill ? Pair.update(command.taskGid()) : command.pair();
        Optional<Link> before = links.find(connection, pair);
        return new Link(
                pair,
                before.map(Link::quickbooks).orElse(null),
                command.taskGid(),
                Link.State.REJECTED,
                nextRevision(before),
                command.hash(),
                reason.text(),
                null,
                new Refusal(reason.code(), 1 + earlier(before, command, reason, about), about, command.bookDate()),
                null);
    }

    /// How often the same content was refused for the same reason just before.
    private static int earlier(Optional<Link> before, QboCommand command, Reason reason, @Nullable EntityRef about) {
        return before.filter(link ->
                        link.state() == Link.State.REJECTED && link.agreedHash().equals(command.hash()))
                .map(Link::refusal)
                .filter(refusal -> refusal.code().equals(reason.code()) && Objects.equals(refusal.about(), about))
                .map(Refusal::inARow)
                .orElse(0);
    }

    private static Link agreed(
            ConnectionId connection,
            String pair,
            QboCommand command,
            String hash,
            EntityRef ref,
            String note,
            Links links) {
        return new Link(
                pair,
                ref,
                command.taskGid(),
                Link.State.AGREED,
                nextRevision(links.find(connection, pair)),
                hash,
                note,
                null);
    }

    private static long nextRevision(Optional<Link> before) {
        return before.map(Link::revision).orElse(0L) + 1;
    }
}
