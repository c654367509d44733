package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.JournalEntry;
import io.mlconnector.domain.accounting.ListItem;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.accounting.Party;
import io.mlconnector.domain.accounting.Settlement;
import io.mlconnector.domain.amendment.Amendment;
import io.mlconnector.domain.amendment.Written;
import io.mlconnector.domain.command.QboCommand.UpdateBill;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.work.PostingStatus;
import java.util.List;
import java.util.Optional;

/// What follows from what a person has changed on the task of a posted cost item. A change of money needs the same
/// approval as the first posting: it is carried over when the person sets the item to Ready again, after the task has
/// shown all that became of it before. A journal entry is never changed: it is corrected by another entry.
sealed interface ItemChange {
    record Nothing() implements ItemChange {}

    /// The Ready stands until it is known what came of the update.
    record Approved(UpdateBill update) implements ItemChange {}

    /// Something that is known to come is not there yet; the Ready stands.
    record Waiting(String reason) implements ItemChange {}

    /// Nothing is carried over.
    record Told(String event, String comment) implements ItemChange {}

    static ItemChange of(Posted posted) {
        Optional<String> entered = posted.values().fingerprint();
        ShownPosting shown = posted.shown();
        boolean ready = shown.current(posted.task()).equals(Optional.of(PostingStatus.READY));
        boolean covered = shown.covers(posted.outcomes());
        boolean approved = posted.isTriedAgain()
                || (ready && (covered || (shown.saysPosted() && !posted.update().isRefused())));
        if (entered.isEmpty() || (!approved && (ready || isSettled(posted, entered.get())))) {
            return new Nothing();
        }
        if (posted.isTriedAgain()
                && !(CostItemCheck.ofPosted(posted.planning(), posted.task()) instanceof CostVerdict.Valid)) {
            return new Nothing();
        }
        String brief = Hashes.brief(entered.get());
        if (posted.ref().type() == EntityType.JOURNAL_ENTRY) {
            return stays(posted, brief);
        }
        return switch (CostItemCheck.ofPosted(posted.planning(), posted.task())) {
            case CostVerdict.Valid(var cost)
            when cost.hash().equals(posted.item().agreedHash()) -> covered ? stays(posted, brief) : new Nothing();
            case CostVerdict.Valid(var cost) -> of(posted, cost, brief, approved);
            case CostVerdict.Invalid(var problems) ->
                new Told(
                        "not-carried-" + Hashes.brief(brief + String.join("\n", problems)),
                        Comments.invalidChange(posted.ref(), posted.number(), problems));
            case CostVerdict.Waiting(var reason) -> waiting(approved, reason);
            case CostVerdict.NotACost _ -> stays(posted, brief);
        };
    }

    /// Whether there is nothing to say of what stands on the task: it was posted so, or was refused so.
    private static boolean isSettled(Posted posted, String entered) {
        boolean shown = posted.shown().saysPosted() || posted.shown().covers(posted.outcomes());
        return !shown
                || Cost.isOf(posted.item().agreedHash(), entered)
                || posted.update().isRefusalOf(entered);
    }

    private static ItemChange of(Posted posted, Cost cost, String brief, boolean approved) {
        if (posted.document().isEmpty()) {
            return waiting(approved, "Waits for the posted document from QuickBooks.");
        }
        return switch (posted.document().get()) {
            case Obligation bill when cost.credit() == null -> of(posted, bill, cost, brief, approved);
            case Obligation _, JournalEntry _, Party _, ListItem _, Settlement _ -> stays(posted, brief);
        };
    }

    private static ItemChange of(Posted posted, Obligation bill, Cost cost, String brief, boolean approved) {
        Optional<Written> last =
                posted.view().findLink(Pair.origin(bill.ref())).flatMap(link -> Written.parse(link.agreedHash()));
        if (last.isPresent() && last.get().version() > bill.version()) {
            return waiting(approved, "Waits for the bill as it is now from QuickBooks.");
        }
        return switch (Amendment.of(bill, UpdateDraft.wanted(posted.task(), cost), bill.version(), last)) {
            case Amendment.Equal _, Amendment.Merge _ ->
                approved
                        ? new Approved(UpdateDraft.of(posted, cost, bill))
                        : new Told("changed-" + brief, Comments.notYetCarriedOver(bill.ref(), bill.label()));
            case Amendment.Refused(var why, var differences) -> {
                List<String> conflicts = UpdateDraft.conflicts(posted.view(), differences);
                yield new Told(
                        // By the ids: a vendor that gets another name is nothing new to tell.
                        "not-carried-" + Hashes.brief(brief + why + differences),
                        Comments.notCarriedOver(posted.view(), bill.ref(), bill.label(), why, conflicts));
            }
        };
    }

    private static ItemChange waiting(boolean approved, String reason) {
        return approved ? new Waiting(reason) : new Nothing();
    }

    private static ItemChange stays(Posted posted, String brief) {
        return new Told("changed-" + brief, Comments.stays(posted.view(), posted.ref(), posted.number()));
    }
}
