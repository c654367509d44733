package io.mlconnector.domain.plan;

import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.work.PostingStatus;
import io.mlconnector.domain.work.Task;
import java.util.List;
import java.util.Optional;

/// From a task that a person sets to Ready to exactly one posting.
///
/// ```
///             +--- not valid: Needs attention, with the reasons <---+   valid again, and nothing changed on the
///             |                                                     |   task meanwhile: goes on by itself
///             v                                                     |
///  (person) Ready --- checks ---> post/n --- link AGREED ---> Posted, Part paid, Paid, Voided, Deleted
///             ^                     |                         (never another posting, see PostedItem)
///             |                     +------- link REJECTED, n+1 refusals
///             |                                             |
///             +--- (person) <--- Needs attention, with the reason of the refusal
///                                                           |
///                                  post/n+1 by itself, when the cause can go and is gone (RefusedItem)
/// ```
final class CostItemPlanner {
    private CostItemPlanner() {}

    static void plan(Planning planning, String taskGid) {
        Optional<Task> task = planning.view().findTask(taskGid).filter(known -> !known.gone());
        if (task.isEmpty()) {
            return;
        }
        ShownPosting shown = ShownPosting.of(planning.view(), taskGid);
        if (Agreement.isGone(shown.link())) {
            return;
        }
        Optional<Link> item = planning.view().findLink(Pair.costItem(taskGid));
        if (item.isEmpty()) {
            attempt(planning, task.get(), shown, 0, Optional.empty());
            return;
        }
        switch (item.get().state()) {
            case AGREED -> PostedItem.plan(planning, task.get(), item.get(), shown);
            case REJECTED -> refused(planning, task.get(), item.get(), shown);
            case GONE -> {
                // Posted once, and taken away by a person: never again.
            }
        }
    }

    /// A refusal is shown before anything else happens: only a person who has seen it can set the item to Ready again.
    private static void refused(Planning planning, Task task, Link item, ShownPosting shown) {
        RefusedItem refused = new RefusedItem(planning, task, item, shown);
        refused.tell();
        if (!shown.covers(item.revision())) {
            refused.show();
        } else {
            attempt(planning, task, shown, item.revision(), Optional.of(refused));
        }
    }

    /// @param refused what QuickBooks refused and may be tried again though nobody has answered that
    private static void attempt(
            Planning planning, Task task, ShownPosting shown, long refusals, Optional<RefusedItem> refused) {
        if (!shown.current(task).equals(Optional.of(PostingStatus.READY))) {
            if (shown.isStillApproved(task)) {
                goOn(planning, task, refusals);
            } else {
                refused.ifPresent(RefusedItem::goOn);
            }
            return;
        }
        String record = "asana/Task/" + task.gid();
        switch (CostItemCheck.of(planning, task)) {
            case CostVerdict.Valid(var cost) -> planning.add(PostingDraft.of(planning, task, cost, refusals));
            case CostVerdict.Invalid(var problems) -> invalid(planning, task, shown, refusals, problems);
            case CostVerdict.Waiting(var reason) -> planning.find(record, "waiting", reason);
            case CostVerdict.NotACost(var reason) -> planning.find(record, "unlinked", reason);
        }
    }

    /// What waited for a cause to go (a vendor that is not active, a project without a class) is posted when it is
    /// gone.
    private static void goOn(Planning planning, Task task, long refusals) {
        if (CostItemCheck.of(planning, task) instanceof CostVerdict.Valid(var cost)) {
            planning.add(PostingDraft.of(planning, task, cost, refusals));
        }
    }

    private static void invalid(
            Planning planning, Task task, ShownPosting shown, long refusals, List<String> problems) {
        planning.find("asana/Task/" + task.gid(), "not-posted", String.join(" ", problems));
        CostItemShow.waiting(planning, task, shown, refusals);
        // Neither the task's version nor the number of our writes says which Ready this answers: both move by our own
        // hand, and are known late. What was entered and what is wrong with it does.
        String event = "not-posted-" + Hashes.brief(CostValues.entered(task) + String.join("\n", problems));
        CostItemShow.tell(planning, task, event, CostItemShow.basis(task), Comments.invalid(problems));
    }
}
