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

/// A cost item that is posted: its task follows the document in QuickBooks, and nothing on the task changes the books.
final class PostedItem {
    private static final String POSTED = "posted";

    private PostedItem() {}

    static void plan(Planning planning, Task task, Link item, ShownPosting shown) {
        EntityRef ref = item.quickbooks();
        if (ref == null) {
            return;
        }
        Optional<QboEntity> document = planning.view().findEntity(ref);
        String number = document.map(QboEntity::label).orElse(item.note());
        Basis basis = document.map(known -> new Basis("quickbooks/" + ref, String.valueOf(known.version())))
                .orElse(CostItemShow.basis(task));
        CostItemShow.fields(
                planning,
                task,
                shown,
                item.revision(),
                basis,
                document.map(DocumentStatus::posting).orElse(PostingStatus.POSTED),
                fields(planning.view(), ref, number, document));
        CostValues values = CostValues.of(planning.view(), task);
        if (!CostItemShow.isTold(planning, task, POSTED)) {
            CostItemShow.tell(
                    planning,
                    task,
                    POSTED,
                    basis,
                    Comments.posted(planning.view(), ref, number, amount(document, item, values)));
            return;
        }
        document.ifPresent(known -> Dropped.tell(planning, task, item, values, known));
        if (shown.saysPosted()) {
            tellThatItStays(planning, task, item, shown, values, Comments.stays(planning.view(), ref, number));
        }
    }

    /// What a person changes here, or sets to Ready again, is told once for each set of values.
    private static void tellThatItStays(
            Planning planning, Task task, Link item, ShownPosting shown, CostValues values, String comment) {
        boolean readyAgain = shown.current(task).equals(Optional.of(PostingStatus.READY));
        values.fingerprint()
                .filter(now -> readyAgain || !Cost.isOf(item.agreedHash(), now))
                .ifPresent(now -> CostItemShow.tell(
                        planning, task, "changed-" + Hashes.brief(now), CostItemShow.basis(task), comment));
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
    private static Optional<String> amount(Optional<QboEntity> document, Link item, CostValues values) {
        if (document.isPresent()) {
            return switch (document.get()) {
                case Obligation obligation -> Optional.of(Names.amount(obligation.total(), obligation.currency()));
                case JournalEntry entry -> Optional.of(Names.amount(entry.debits(), null));
                case Party _, ListItem _, Settlement _ -> Optional.empty();
            };
        }
        return values.fingerprint()
                .filter(now -> Cost.isOf(item.agreedHash(), now))
                .flatMap(_ -> Optional.ofNullable(values.amount()))
                .map(amount -> Names.amount(amount, null));
    }
}
