package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.ListItem;
import io.mlconnector.domain.accounting.Posting;
import io.mlconnector.domain.command.Marker;
import io.mlconnector.domain.command.OperationKey;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.command.QboCommand.BillLine;
import io.mlconnector.domain.command.QboCommand.PostBill;
import io.mlconnector.domain.command.QboCommand.PostJournalEntry;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.work.Task;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A checked cost as a bill or a journal entry.
final class PostingDraft {
    private PostingDraft() {}

    /// @param refusals how many definite refusals there were: each further attempt is an operation of its own
    static QboCommand of(Planning planning, Task task, Cost cost, long refusals) {
        return of(
                planning,
                task,
                cost,
                refusals,
                bookDate(task, cost.dueOn(), planning.view().mapping().zone()));
    }

    static QboCommand of(Planning planning, Task task, Cost cost, long refusals, LocalDate bookDate) {
        String pair = Pair.costItem(task.gid());
        OperationKey key = Marker.attempt(planning.view().connection(), task.gid(), refusals);
        return cost.credit() == null
                ? bill(pair, key, task, cost, bookDate)
                : journalEntry(pair, key, task, cost, cost.credit(), bookDate);
    }

    /// The earlier of the day of the last change and the due date: a retry or a replay books on the same day.
    static LocalDate bookDate(Task task, LocalDate dueOn, ZoneId zone) {
        LocalDate changed = LocalDate.ofInstant(task.modifiedAt(), zone);
        return changed.isBefore(dueOn) ? changed : dueOn;
    }

    private static PostBill bill(String pair, OperationKey key, Task task, Cost cost, LocalDate bookDate) {
        return new PostBill(
                pair,
                key,
                cost.hash(),
                CostItemShow.basis(task),
                task.gid(),
                cost.vendor().ref().id(),
                bookDate,
                cost.dueOn(),
                cost.departmentId(),
                cost.vendor().currency(),
                List.of(new BillLine(
                        cost.amount(), cost.account().ref().id(), cost.classId(), cost.customerId(), task.name())));
    }

    private static PostJournalEntry journalEntry(
            String pair, OperationKey key, Task task, Cost cost, ListItem credit, LocalDate bookDate) {
        EntityRef customer = cost.customerId() == null ? null : new EntityRef(EntityType.CUSTOMER, cost.customerId());
        return new PostJournalEntry(
                pair,
                key,
                cost.hash(),
                CostItemShow.basis(task),
                task.gid(),
                bookDate,
                cost.vendor().currency(),
                task.name(),
                List.of(
                        posting(Posting.Side.DEBIT, cost, cost.account(), customer),
                        posting(Posting.Side.CREDIT, cost, credit, cost.vendor().ref())));
    }

    private static Posting posting(Posting.Side side, Cost cost, ListItem account, @Nullable EntityRef party) {
        return new Posting(side, cost.amount(), account.ref().id(), cost.classId(), cost.departmentId(), party);
    }
}
