package io.mlconnector.domain.plan;

import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.domain.work.PostingStatus;
import io.mlconnector.domain.work.Task;
import java.time.Instant;
import java.util.Optional;

/// What a cost item's task showed after our last write on it.
record ShownPosting(Optional<Link> link) {
    private static final char AFTER_REFUSALS = '-';

    static ShownPosting of(ConnectionView view, String taskGid) {
        return new ShownPosting(view.findLink(Pair.shown(taskGid)));
    }

    /// The task's `Posting` now. Right after our own write the task as we know it is older than that write, and still
    /// says Ready: then what we wrote counts.
    Optional<PostingStatus> current(Task task) {
        if (link.isPresent() && link.get().state() == Link.State.AGREED && !isChangedSince(task, link.get())) {
            return Optional.ofNullable(link.get().note()).flatMap(PostingStatus::find);
        }
        return task.field(Field.POSTING) instanceof FieldValue.Choice(var name)
                ? PostingStatus.find(name)
                : Optional.empty();
    }

    /// Without the time of our write nothing can be told apart, and nothing is posted.
    private static boolean isChangedSince(Task task, Link written) {
        Instant at = written.asanaModifiedAt();
        return at != null && at.isBefore(task.modifiedAt());
    }

    /// The hash of shown values carries how many refusals were known, so that each one is shown, even when the one
    /// before looked the same.
    static String hash(long refusals, String values) {
        return refusals + String.valueOf(AFTER_REFUSALS) + values;
    }

    /// Whether the task has shown this refusal: only what a person does after that is an answer to it.
    boolean covers(long refusals) {
        if (!Agreement.isAgreed(link)) {
            return false;
        }
        String hash = link.get().agreedHash();
        return hash.startsWith(refusals + String.valueOf(AFTER_REFUSALS));
    }

    /// Whether the task has shown that it is posted.
    boolean saysPosted() {
        return Agreement.isAgreed(link)
                && Optional.ofNullable(link.get().note())
                        .flatMap(PostingStatus::find)
                        .map(status -> switch (status) {
                            case POSTED, PART_PAID, PAID, VOIDED, DELETED -> true;
                            case READY, NEEDS_ATTENTION -> false;
                        })
                        .orElse(false);
    }
}
