package io.mlconnector.domain.plan;

import io.mlconnector.domain.command.AsanaCommand.ShowPosting;
import io.mlconnector.domain.command.Basis;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.domain.work.PostingStatus;
import io.mlconnector.domain.work.Task;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Writes to a cost item's task. Fields are brought to what they should be as often as it takes; a comment is an
/// operation of its own with a link of its own, so that no order of writes tells anything twice.
final class CostItemShow {
    private CostItemShow() {}

    static Basis basis(Task task) {
        return new Basis("asana/Task/" + task.gid(), task.modifiedAt().toString());
    }

    /// @param hash of the link, from the hash of the shown values, see [ShownPosting]
    static void fields(
            Planning planning,
            Task task,
            ShownPosting shown,
            Basis basis,
            PostingStatus posting,
            Map<Field, FieldValue> others,
            UnaryOperator<String> hash) {
        Map<Field, FieldValue> fields = new EnumMap<>(Field.class);
        fields.putAll(others);
        fields.put(Field.POSTING, new FieldValue.Choice(posting.displayName()));
        write(planning, task, shown, basis, posting, fields, hash.apply(Hashes.of(fields)));
    }

    /// Needs attention, for a cause that may go away without anybody's touching the task.
    static void waiting(Planning planning, Task task, ShownPosting shown, long refusals) {
        PostingStatus posting = PostingStatus.NEEDS_ATTENTION;
        Map<Field, FieldValue> fields = Map.of(Field.POSTING, new FieldValue.Choice(posting.displayName()));
        String hash = ShownPosting.hash(refusals, Hashes.of(fields), CostValues.entered(task));
        write(planning, task, shown, basis(task), posting, fields, hash);
    }

    /// Needs attention after a refusal whose cause may go away without anybody's touching the task.
    static void refused(Planning planning, Task task, ShownPosting shown, long refusals, String versions) {
        PostingStatus posting = PostingStatus.NEEDS_ATTENTION;
        Map<Field, FieldValue> fields = Map.of(Field.POSTING, new FieldValue.Choice(posting.displayName()));
        String hash = ShownPosting.hash(refusals, Hashes.of(fields), CostValues.entered(task), versions);
        write(planning, task, shown, basis(task), posting, fields, hash);
    }

    /// Needs attention, and waits for a person.
    static void needsAttention(Planning planning, Task task, ShownPosting shown, long refusals) {
        fields(
                planning,
                task,
                shown,
                basis(task),
                PostingStatus.NEEDS_ATTENTION,
                Map.of(),
                values -> ShownPosting.hash(refusals, values));
    }

    private static void write(
            Planning planning,
            Task task,
            ShownPosting shown,
            Basis basis,
            PostingStatus posting,
            Map<Field, FieldValue> fields,
            String hash) {
        boolean changedByHand =
                Agreement.isAgreed(shown.link()) && !shown.current(task).equals(Optional.of(posting));
        if (Agreement.needsWrite(shown.link(), hash) || changedByHand) {
            String pair = Pair.shown(task.gid());
            planning.add(new ShowPosting(
                    pair, planning.nextKey(pair, "show", shown.link(), hash), hash, basis, task.gid(), fields, null));
        }
    }

    /// @param event what the comment is about; told once, whatever the words
    static void tell(Planning planning, Task task, String event, Basis basis, String comment) {
        String pair = Pair.told(task.gid(), event);
        if (!isTold(planning, task, event)) {
            planning.add(new ShowPosting(
                    pair,
                    planning.key(pair, "tell", "1"),
                    Hashes.of("tell", event),
                    basis,
                    task.gid(),
                    Map.of(),
                    comment));
        }
    }

    static boolean isTold(Planning planning, Task task, String event) {
        return planning.view().findLink(Pair.told(task.gid(), event)).isPresent();
    }
}
