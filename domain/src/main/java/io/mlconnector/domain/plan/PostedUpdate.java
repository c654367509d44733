package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.link.Cause;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.link.Refusal;
import io.mlconnector.domain.work.Task;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came of the changes that were carried over to a posted bill so far. The item's own link stays agreed when one
/// is refused: what was posted is posted.
record PostedUpdate(Optional<Link> link) {
    static PostedUpdate of(ConnectionView view, String taskGid) {
        return new PostedUpdate(view.findLink(Pair.update(taskGid)));
    }

    /// How many outcomes there were.
    long outcomes() {
        return link.map(Link::revision).orElse(0L);
    }

    boolean isRefused() {
        return link.isPresent() && link.get().state() == Link.State.REJECTED;
    }

    /// Whether the last one was refused, and the task still says what it said then.
    boolean isRefusalOf(String fingerprint) {
        return isRefused() && Cost.isOf(link.get().agreedHash(), fingerprint);
    }

    /// Why the last one was refused, when that can go without anybody's touching the task.
    Optional<Cause> cause() {
        return link.flatMap(Retries::cause);
    }

    /// A refusal is told once for each cause, not for each attempt.
    ///
    /// @param goesOn whether it is tried again when its cause is gone
    void tell(Planning planning, Task task, EntityRef bill, @Nullable String number, boolean goesOn) {
        link.ifPresent(outcome -> CostItemShow.tell(
                planning,
                task,
                isRefused() ? "not-updated-" + firstOfRow(outcome) : "updated-" + outcome.revision(),
                CostItemShow.basis(task),
                isRefused()
                        ? Comments.notUpdated(
                                planning.view(),
                                bill,
                                number,
                                References.of(planning, task).withSubject(outcome),
                                cause().filter(_ -> goesOn))
                        : Comments.updated(planning.view(), bill, number, outcome.note())));
    }

    private static long firstOfRow(Link outcome) {
        Refusal refusal = outcome.refusal();
        return outcome.revision() - (refusal == null ? 0 : refusal.inARow() - 1);
    }
}
