package io.mlconnector.domain.plan;

import io.mlconnector.domain.link.Cause;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Refusal;
import io.mlconnector.domain.work.PostingStatus;
import io.mlconnector.domain.work.Task;
import java.util.Optional;

/// A cost item whose last attempt QuickBooks refused. Each refusal is shown before anything else happens. For a cause
/// that can go by itself the person's approval stands for as long as what it approved is not changed, and the item is
/// tried again when a record that it names was changed in QuickBooks, or when it is time to ([Retries]).
record RefusedItem(Planning planning, Task task, Link item, ShownPosting shown) {

    /// Told once for each cause, not for each attempt.
    void tell() {
        Refusal refusal = item.refusal();
        long first = item.revision() - (refusal == null ? 0 : refusal.inARow() - 1);
        CostItemShow.tell(
                planning,
                task,
                "refused-" + first,
                CostItemShow.basis(task),
                Comments.refused(
                        References.of(planning, task).withSubject(item),
                        Retries.cause(item).filter(_ -> isStillWhatWasApproved())));
    }

    void show() {
        if (Retries.cause(item).isPresent() && isStillWhatWasApproved()) {
            CostItemShow.refused(
                    planning,
                    task,
                    shown,
                    item.revision(),
                    References.of(planning, task).versions());
        } else {
            CostItemShow.needsAttention(planning, task, shown, item.revision());
        }
    }

    /// Tries it again without a person's setting it to Ready, where that may be. Never on another day than the
    /// one that was refused: an entry does not move out of closed books because time passes.
    void goOn() {
        Refusal refusal = item.refusal();
        if (refusal != null
                && mayBeTried()
                && CostItemCheck.of(planning, task) instanceof CostVerdict.Valid(var cost)) {
            planning.add(
                    refusal.bookDate() == null
                            ? PostingDraft.of(planning, task, cost, item.revision())
                            : PostingDraft.of(planning, task, cost, item.revision(), refusal.bookDate()));
        }
    }

    private boolean mayBeTried() {
        return Retries.cause(item)
                .filter(_ -> shown.isApprovedAfterRefusal(task))
                .filter(cause -> planning.isRetryDue(task.gid())
                        || (cause == Cause.INACTIVE_REFERENCE
                                && !shown.hasSeen(References.of(planning, task).versions())))
                .isPresent();
    }

    private boolean isStillWhatWasApproved() {
        Optional<PostingStatus> posting = shown.current(task);
        boolean notTakenBack = posting.equals(Optional.of(PostingStatus.READY))
                || posting.equals(Optional.of(PostingStatus.NEEDS_ATTENTION));
        return notTakenBack
                && CostValues.of(planning.view(), task)
                        .fingerprint()
                        .filter(now -> Cost.isOf(item.agreedHash(), now))
                        .isPresent();
    }
}
