package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.link.Cause;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.work.Task;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that is known of a posted cost item.
///
/// @param ref the document that it was posted as
/// @param document empty until QuickBooks has told of it
record Posted(
        Planning planning,
        Task task,
        Link item,
        EntityRef ref,
        ShownPosting shown,
        PostedUpdate update,
        CostValues values,
        Optional<QboEntity> document) {

    static Posted of(Planning planning, Task task, Link item, EntityRef ref, ShownPosting shown) {
        ConnectionView view = planning.view();
        return new Posted(
                planning,
                task,
                item,
                ref,
                shown,
                PostedUpdate.of(view, task.gid()),
                CostValues.of(view, task),
                view.findEntity(ref));
    }

    /// How often it was posted, changed or refused.
    long outcomes() {
        return item.revision() + update.outcomes();
    }

    /// Whether the last change was refused, and the task still says what it said then.
    boolean isRefused() {
        return values.fingerprint()
                .filter(now -> update.isRefusalOf(now) && !Cost.isOf(item.agreedHash(), now))
                .isPresent();
    }

    /// Whether a refused change is tried again without a person's setting the item to Ready: its cause can go, what was
    /// approved stands, and a record that it names is another than when the refusal was shown, or it is time to.
    boolean isTriedAgain() {
        return update.cause()
                .filter(_ -> isRefused() && shown.covers(outcomes()) && shown.isApprovedAfterRefusal(task))
                .filter(cause -> planning.isRetryDue(task.gid())
                        || (cause == Cause.INACTIVE_REFERENCE
                                && !shown.hasSeen(References.of(planning, task).versions())))
                .isPresent();
    }

    @Nullable
    String number() {
        return document.map(QboEntity::label).orElse(item.note());
    }

    ConnectionView view() {
        return planning.view();
    }
}
