package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.JournalEntry;
import io.mlconnector.domain.accounting.ListItem;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.accounting.Party;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.accounting.Settlement;
import io.mlconnector.domain.command.Marker;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import java.util.Optional;

/// Whether a document in QuickBooks came from a cost item. QuickBooks copies the note with a copied document, so that
/// the marker alone does not say so: the cost item's link names the one that was posted.
sealed interface Origin {
    record Elsewhere() implements Origin {}

    record CostItem(String taskGid) implements Origin {}

    /// @param posted the document that the task was posted as
    record CopyOf(String taskGid, EntityRef posted) implements Origin {}

    static Origin of(ConnectionView view, QboEntity document) {
        Optional<String> origin = view.findLink(Pair.origin(document.ref()))
                .filter(link -> link.state() == Link.State.AGREED)
                .map(Link::asanaGid);
        if (origin.isPresent()) {
            return new CostItem(origin.get());
        }
        return marker(document)
                .<Origin>map(marker -> {
                    EntityRef posted = view.findLink(Pair.costItem(marker.taskGid()))
                            .map(Link::quickbooks)
                            .orElse(null);
                    // Without a link the posting's outcome is still on its way.
                    return posted == null || posted.equals(document.ref())
                            ? new CostItem(marker.taskGid())
                            : new CopyOf(marker.taskGid(), posted);
                })
                .orElseGet(Elsewhere::new);
    }

    static Optional<Marker> marker(QboEntity entity) {
        return switch (entity) {
            case Obligation obligation -> Marker.find(obligation.note());
            case JournalEntry entry -> Marker.find(entry.note());
            case Party _, ListItem _, Settlement _ -> Optional.empty();
        };
    }
}
