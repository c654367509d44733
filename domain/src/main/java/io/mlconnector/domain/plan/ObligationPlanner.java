package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.JournalEntry;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/// Bills and invoices as tasks. What the connector posted itself has no task of its own: the cost item shows it.
final class ObligationPlanner {
    private ObligationPlanner() {}

    static void plan(Planning planning, EntityRef ref) {
        planning.view().findEntity(ref).ifPresent(entity -> plan(planning, entity));
    }

    static void plan(Planning planning, QboEntity document) {
        switch (Origin.of(planning.view(), document)) {
            case Origin.CostItem(var taskGid) -> CostItemPlanner.plan(planning, taskGid);
            case Origin.CopyOf(var taskGid, var posted) -> {
                planning.find(
                        "quickbooks/" + document.ref(),
                        "duplicate-suspect",
                        Names.sentence(Names.document(document.ref(), document.label())) + " carries the mark of task "
                                + taskGid + ", which was posted as " + posted
                                + "; it is taken for a copy and shown as an ordinary one.");
                mirror(planning, document);
            }
            case Origin.Elsewhere _ -> mirror(planning, document);
        }
    }

    private static void mirror(Planning planning, QboEntity document) {
        if (document instanceof Obligation obligation) {
            Mirror.plan(
                    planning,
                    obligation,
                    new Mirror.Look(name(planning, obligation), obligation.dueOn(), fields(planning, obligation)),
                    () -> Homes.of(planning, obligation));
        }
    }

    /// Copies that were seen before it was known which document is the original.
    static void planCopies(Planning planning, String taskGid) {
        if (planning.view()
                .findLink(Pair.costItem(taskGid))
                .map(Link::quickbooks)
                .isEmpty()) {
            return; // Nothing is posted that something could be a copy of.
        }
        documents(planning.view())
                .filter(document -> Origin.marker(document)
                        .filter(marker -> marker.taskGid().equals(taskGid))
                        .isPresent())
                .filter(document -> Origin.of(planning.view(), document) instanceof Origin.CopyOf)
                .forEach(document -> plan(planning, document));
    }

    static Stream<QboEntity> documents(ConnectionView view) {
        return Stream.of(EntityType.BILL, EntityType.INVOICE, EntityType.JOURNAL_ENTRY)
                .flatMap(type -> view.listEntities(type).stream())
                .filter(document -> document instanceof Obligation || document instanceof JournalEntry);
    }

    private static String name(Planning planning, Obligation obligation) {
        String name = Names.sentence(Names.document(obligation.ref(), obligation.label()));
        return planning.view()
                .findEntity(obligation.party())
                .map(party -> name + " · " + Names.clean(party))
                .orElse(name);
    }

    private static Map<Field, FieldValue> fields(Planning planning, Obligation obligation) {
        Map<Field, FieldValue> fields = new EnumMap<>(Field.class);
        EntityRef party = obligation.party();
        fields.put(
                party.type() == EntityType.CUSTOMER ? Field.CUSTOMER : Field.VENDOR,
                OptionPlanner.isOffered(planning, party) ? new FieldValue.Entity(party) : FieldValue.EMPTY);
        fields.put(Field.AMOUNT, new FieldValue.Amount(obligation.total()));
        fields.put(Field.BALANCE, new FieldValue.Amount(obligation.balance()));
        fields.put(
                Field.QUICKBOOKS_STATUS,
                new FieldValue.Choice(DocumentStatus.shown(obligation).displayName()));
        fields.put(Field.QUICKBOOKS_ID, FieldValue.text(obligation.ref().id()));
        fields.put(Field.QUICKBOOKS_NUMBER, FieldValue.text(obligation.label()));
        fields.put(Field.QUICKBOOKS_LINK, Pages.field(planning.view(), obligation.ref()));
        return fields;
    }
}
