package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.JournalEntry;
import io.mlconnector.domain.accounting.ListItem;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.accounting.Party;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.accounting.Settlement;
import io.mlconnector.domain.command.Basis;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.domain.work.PostingStatus;
import io.mlconnector.domain.work.Task;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A cost item that is posted: its task follows the document in QuickBooks. What a person changes on the task goes into
/// the unpaid bill when the person sets the item to Ready again, see [ItemChange]; nothing is posted a second time.
final class PostedItem {
    private static final String POSTED = "posted";

    private PostedItem() {}

    static void plan(Planning planning, Task task, Link item, ShownPosting shown) {
        EntityRef ref = item.quickbooks();
        if (ref == null) {
            return;
        }
        Posted posted = Posted.of(planning, task, item, ref, shown);
        if (!CostItemShow.isTold(planning, task, POSTED)) {
            show(posted);
            CostItemShow.tell(
                    planning,
                    task,
                    POSTED,
                    basis(posted),
                    Comments.posted(planning.view(), ref, posted.number(), amount(posted)));
            return;
        }
        switch (ItemChange.of(posted)) {
            case ItemChange.Approved(var update) -> planning.add(update);
            case ItemChange.Waiting(var reason) -> planning.find("asana/Task/" + task.gid(), "waiting", reason);
            case ItemChange.Told(var event, var comment) -> {
                follow(posted);
                CostItemShow.tell(planning, task, event, CostItemShow.basis(task), comment);
            }
            case ItemChange.Nothing _ -> follow(posted);
        }
    }

    private static void follow(Posted posted) {
        show(posted);
        posted.update()
                .tell(
                        posted.planning(),
                        posted.task(),
                        posted.ref(),
                        posted.number(),
                        posted.isRefused() && isNotTakenBack(posted));
        posted.document()
                .ifPresent(
                        known -> Dropped.tell(posted.planning(), posted.task(), posted.item(), posted.values(), known));
    }

    private static void show(Posted posted) {
        CostItemShow.fields(
                posted.planning(),
                posted.task(),
                posted.shown(),
                basis(posted),
                status(posted),
                fields(posted.planning().view(), posted.ref(), posted.number(), posted.document()),
                values -> shownHash(posted, values));
    }

    /// The first time that a refusal is shown whose cause can go, what the person approved is kept with it.
    private static String shownHash(Posted posted, String values) {
        String plain = ShownPosting.hash(posted.outcomes(), values);
        if (!posted.isRefused() || posted.update().cause().isEmpty() || !isNotTakenBack(posted)) {
            return plain;
        }
        return posted.shown().covers(posted.outcomes())
                ? posted.shown().keepingApproval(plain)
                : ShownPosting.hash(
                        posted.outcomes(),
                        values,
                        CostValues.entered(posted.task()),
                        References.of(posted.planning(), posted.task()).versions());
    }

    private static boolean isNotTakenBack(Posted posted) {
        return posted.shown()
                .current(posted.task())
                .filter(now -> now == PostingStatus.NEEDS_ATTENTION || now == PostingStatus.READY)
                .isPresent();
    }

    private static Basis basis(Posted posted) {
        return posted.document()
                .map(known -> new Basis("quickbooks/" + posted.ref(), String.valueOf(known.version())))
                .orElse(CostItemShow.basis(posted.task()));
    }

    /// A refused change stands on the task until the person takes it back or sets the item to Ready again.
    private static PostingStatus status(Posted posted) {
        return posted.isRefused()
                ? PostingStatus.NEEDS_ATTENTION
                : posted.document().map(DocumentStatus::posting).orElse(PostingStatus.POSTED);
    }

    private static Map<Field, FieldValue> fields(
            ConnectionView view, EntityRef ref, @Nullable String number, Optional<QboEntity> document) {
        Map<Field, FieldValue> fields = new EnumMap<>(Field.class);
        fields.put(Field.QUICKBOOKS_ID, FieldValue.text(ref.id()));
        fields.put(Field.QUICKBOOKS_NUMBER, FieldValue.text(number));
        fields.put(Field.QUICKBOOKS_LINK, Pages.field(view, ref));
        document.ifPresent(known -> {
            fields.put(
                    Field.QUICKBOOKS_STATUS,
                    new FieldValue.Choice(DocumentStatus.shown(known).displayName()));
            if (known instanceof Obligation obligation) {
                fields.put(Field.BALANCE, new FieldValue.Amount(obligation.balance()));
            }
        });
        return fields;
    }

    /// What was posted: as QuickBooks has it, else as it stands on the task when that is still what was posted.
    private static Optional<String> amount(Posted posted) {
        if (posted.document().isPresent()) {
            return switch (posted.document().get()) {
                case Obligation obligation -> Optional.of(Names.amount(obligation.total(), obligation.currency()));
                case JournalEntry entry -> Optional.of(Names.amount(entry.debits(), null));
                case Party _, ListItem _, Settlement _ -> Optional.empty();
            };
        }
        return posted.values()
                .fingerprint()
                .filter(now -> Cost.isOf(posted.item().agreedHash(), now))
                .flatMap(_ -> Optional.ofNullable(posted.values().amount()))
                .map(amount -> Names.amount(amount, null));
    }
}
