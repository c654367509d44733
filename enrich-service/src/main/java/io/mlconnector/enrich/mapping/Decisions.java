package io.mlconnector.enrich.mapping;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.command.AsanaCommand;
import io.mlconnector.domain.command.Command;
import io.mlconnector.domain.command.QboCommand;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A command in words, and the records that it is about.
final class Decisions {
    private Decisions() {}

    static String sentence(Command command) {
        return switch (command) {
            case AsanaCommand.PutTask put ->
                put.taskGid() == null
                        ? put.source() + " shall have a task in Asana."
                        : "Task " + put.taskGid() + " shall show the current " + put.source() + ".";
            case AsanaCommand.ShowPosting show -> "Task " + show.taskGid() + " shall show what became of its posting.";
            case AsanaCommand.PutOption option ->
                option.source() + " shall be " + (option.enabled() ? "an option" : "a disabled option")
                        + " of the field " + option.field().displayName() + ".";
            case AsanaCommand.RemoveTask remove ->
                "Task " + remove.taskGid() + " was created twice and shall be removed.";
            case AsanaCommand.LinkProject link ->
                "Project " + link.projectGid() + " shall have the connector's fields and be listened to.";
            case QboCommand.PostBill bill -> "Task " + bill.taskGid() + " shall be posted as a bill.";
            case QboCommand.UpdateBill update ->
                "The change of task " + update.taskGid() + " shall go into bill " + update.billId() + ".";
            case QboCommand.PostJournalEntry entry ->
                "Task " + entry.taskGid() + " shall be posted as a journal entry.";
        };
    }

    /// Without the record that the decision was made on, which the entry is filed under.
    static List<String> related(Command command) {
        Stream<String> all = switch (command) {
            case AsanaCommand.PutTask put -> Stream.concat(entity(put.source()), task(put.taskGid()));
            case AsanaCommand.ShowPosting show -> task(show.taskGid());
            case AsanaCommand.PutOption option -> entity(option.source());
            case AsanaCommand.RemoveTask remove -> Stream.concat(entity(remove.source()), task(remove.taskGid()));
            case AsanaCommand.LinkProject link -> Stream.of("asana/Project/" + link.projectGid());
            case QboCommand.UpdateBill update ->
                Stream.concat(task(update.taskGid()), entity(new EntityRef(EntityType.BILL, update.billId())));
            case QboCommand post -> task(post.taskGid());
        };
        return all.filter(record -> !record.equals(command.basis().record())).toList();
    }

    private static Stream<String> entity(EntityRef ref) {
        return Stream.of("quickbooks/" + ref);
    }

    private static Stream<String> task(@Nullable String gid) {
        return gid == null ? Stream.empty() : Stream.of("asana/Task/" + gid);
    }
}
