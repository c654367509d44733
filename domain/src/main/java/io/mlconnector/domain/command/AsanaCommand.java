package io.mlconnector.domain.command;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.work.Directory;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What asana-writer shall make true.
public sealed interface AsanaCommand extends Command {

    /// Creates the task of a mirrored record, or brings the existing one to these values.
    ///
    /// @param taskGid the task when the planner knows it; null asks for a new one; the writer looks
    ///     for it first only when an earlier attempt may have been executed
    /// @param home where a new task is created
    /// @param dueOn null clears the due date
    /// @param fields the fields to write; a field that is not named stays as it is
    record PutTask(
            String pair,
            OperationKey key,
            String hash,
            Basis basis,
            EntityRef source,
            @Nullable String taskGid,
            Home home,
            String name,
            @Nullable LocalDate dueOn,
            Map<Field, FieldValue> fields)
            implements AsanaCommand {
        public PutTask {
            fields = Map.copyOf(fields);
        }
    }

    /// Shows on a cost item's own task what became of it: fields, and a comment when there is something to tell.
    ///
    /// @param comment plain text; null for none. Written once per operation, found again by its marker
    record ShowPosting(
            String pair,
            OperationKey key,
            String hash,
            Basis basis,
            String taskGid,
            Map<Field, FieldValue> fields,
            @Nullable String comment)
            implements AsanaCommand {
        public ShowPosting {
            fields = Map.copyOf(fields);
        }
    }

    /// Makes a QuickBooks list entity an option of its field, follows its name, enables or disables it.
    ///
    /// @param optionGid the option when it exists
    record PutOption(
            String pair,
            OperationKey key,
            String hash,
            Basis basis,
            EntityRef source,
            Field field,
            @Nullable String optionGid,
            String name,
            boolean enabled)
            implements AsanaCommand {}

    /// Puts the connector's fields on a linked project and listens to its tasks.
    record LinkProject(String pair, OperationKey key, String hash, Basis basis, String projectGid)
            implements AsanaCommand {}

    /// Removes a task that was created twice: its comments go to the task that the link knows, then it is deleted.
    /// Asana
    /// keeps it in the trash for 30 days. Nothing is removed when the link knows no other task.
    ///
    /// @param source the mirrored record
    /// @param taskGid the extra one
    record RemoveTask(String pair, OperationKey key, String hash, Basis basis, EntityRef source, String taskGid)
            implements AsanaCommand {}

    /// Where a task is created.
    sealed interface Home {
        record InDirectory(Directory directory) implements Home {}

        record InProject(String gid) implements Home {}
    }
}
