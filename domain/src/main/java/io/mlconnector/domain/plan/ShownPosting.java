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
    private static final char BEFORE_APPROVAL = '~';
    private static final char BEFORE_APPROVAL_OF_REFUSED = '!';
    private static final char BEFORE_VERSIONS = '@';

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

    /// The same for values that tell why a cost that a person has set to Ready is not posted yet. The Ready stands for
    /// as long as nothing of what it approved is changed: the item goes on by itself when the cause is gone.
    ///
    /// @param approved of what was entered when it was Ready, see [CostValues#entered]
    static String hash(long refusals, String values, String approved) {
        return hash(refusals, values) + BEFORE_APPROVAL + Hashes.brief(approved);
    }

    /// The same for values that tell of a refusal whose cause can go by itself.
    ///
    /// @param versions of the records that the cost names, see [References#versions]
    static String hash(long refusals, String values, String approved, String versions) {
        return hash(refusals, values)
                + BEFORE_APPROVAL_OF_REFUSED
                + Hashes.brief(approved)
                + BEFORE_VERSIONS
                + Hashes.brief(versions);
    }

    /// As [#isStillApproved], of what was approved before QuickBooks refused it.
    boolean isApprovedAfterRefusal(Task task) {
        String approval = BEFORE_APPROVAL_OF_REFUSED + Hashes.brief(CostValues.entered(task)) + BEFORE_VERSIONS;
        return Agreement.isAgreed(link)
                && link.get().agreedHash().contains(approval)
                && current(task).equals(Optional.of(PostingStatus.NEEDS_ATTENTION));
    }

    /// Other values with the approval that was kept when the refusal was first shown, if one was.
    ///
    /// @param hash of the values alone
    String keepingApproval(String hash) {
        String shown = link.map(Link::agreedHash).orElse("");
        int approval = shown.indexOf(BEFORE_APPROVAL_OF_REFUSED);
        return approval < 0 ? hash : hash + shown.substring(approval);
    }

    /// Whether the refusal was shown when the records that the cost names were of these versions.
    boolean hasSeen(String versions) {
        return Agreement.isAgreed(link) && link.get().agreedHash().endsWith(BEFORE_VERSIONS + Hashes.brief(versions));
    }

    /// Whether the task shows by our hand that its cost waits for a cause to go, and nobody has changed what was
    /// approved, nor taken the approval back.
    boolean isStillApproved(Task task) {
        return Agreement.isAgreed(link)
                && link.get().agreedHash().endsWith(BEFORE_APPROVAL + Hashes.brief(CostValues.entered(task)))
                && current(task).equals(Optional.of(PostingStatus.NEEDS_ATTENTION));
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
