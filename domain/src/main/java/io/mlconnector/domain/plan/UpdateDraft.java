package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.amendment.BillValues;
import io.mlconnector.domain.amendment.BillValues.Difference;
import io.mlconnector.domain.command.QboCommand.BillLine;
import io.mlconnector.domain.command.QboCommand.UpdateBill;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.work.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A checked cost as a change of the bill that it was posted as.
final class UpdateDraft {
    private UpdateDraft() {}

    static BillValues wanted(Task task, Cost cost) {
        return BillValues.of(cost.vendor().ref().id(), cost.dueOn(), cost.departmentId(), lines(task, cost));
    }

    /// Each further attempt after an outcome is an operation of its own.
    static UpdateBill of(Posted posted, Cost cost, Obligation bill) {
        Task task = posted.task();
        String pair = Pair.costItem(task.gid());
        return new UpdateBill(
                pair,
                posted.planning().key(pair, "update", posted.outcomes() + "-" + Hashes.brief(cost.hash())),
                cost.hash(),
                CostItemShow.basis(task),
                task.gid(),
                bill.ref().id(),
                bill.version(),
                posted.item().revision(),
                cost.vendor().ref().id(),
                bill.bookDate(),
                cost.dueOn(),
                cost.departmentId(),
                lines(task, cost),
                BillValues.of(bill).differences(wanted(task, cost)).stream()
                        .map(one -> change(posted.view(), one))
                        .toList());
    }

    /// `amount 100.00 there, 120.00 here`.
    static List<String> conflicts(ConnectionView view, List<Difference> differences) {
        return differences.stream()
                .map(one -> one.what() + " " + name(view, one, one.there()) + " there, " + name(view, one, one.here())
                        + " here")
                .toList();
    }

    private static String change(ConnectionView view, Difference one) {
        return one.what() + " " + name(view, one, one.there()) + " -> " + name(view, one, one.here());
    }

    private static String name(ConnectionView view, Difference one, @Nullable String value) {
        if (value == null) {
            return "none";
        }
        return one.type() == null
                ? value
                : view.findEntity(new EntityRef(one.type(), value))
                        .map(Names::clean)
                        .orElse(value);
    }

    private static List<BillLine> lines(Task task, Cost cost) {
        return List.of(
                new BillLine(cost.amount(), cost.account().ref().id(), cost.classId(), cost.customerId(), task.name()));
    }
}
