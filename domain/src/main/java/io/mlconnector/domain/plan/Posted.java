package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.QboEntity;
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

    @Nullable
    String number() {
        return document.map(QboEntity::label).orElse(item.note());
    }

    ConnectionView view() {
        return planning.view();
    }
}
