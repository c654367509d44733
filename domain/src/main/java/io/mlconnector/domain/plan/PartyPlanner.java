package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.Party;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.command.AsanaCommand.Home;
import io.mlconnector.domain.work.Directory;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.domain.work.ShownStatus;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Vendors and customers as tasks of their directory. All fields each time, so that what is cleared in QuickBooks is
/// cleared in Asana.
final class PartyPlanner {
    private PartyPlanner() {}

    static void plan(Planning planning, EntityRef ref) {
        if (planning.view().findEntity(ref).orElse(null) instanceof Party party) {
            Mirror.plan(
                    planning,
                    party,
                    new Mirror.Look(Names.clean(party), null, fields(planning, party)),
                    () -> Optional.of(new Home.InDirectory(
                            ref.type() == EntityType.CUSTOMER ? Directory.CUSTOMERS : Directory.VENDORS)));
        }
    }

    private static Map<Field, FieldValue> fields(Planning planning, Party party) {
        Map<Field, FieldValue> fields = new EnumMap<>(Field.class);
        fields.put(Field.QUICKBOOKS_ID, FieldValue.text(party.ref().id()));
        fields.put(
                Field.QUICKBOOKS_STATUS,
                new FieldValue.Choice(status(party.state()).displayName()));
        fields.put(Field.CONTACT, FieldValue.text(party.contact().person()));
        fields.put(Field.EMAIL, FieldValue.text(party.contact().email()));
        fields.put(Field.PHONE, FieldValue.text(party.contact().phone()));
        fields.put(Field.TERMS, terms(planning, party));
        fields.put(Field.CURRENCY, FieldValue.text(party.currency()));
        fields.put(Field.BALANCE, new FieldValue.Amount(party.balance()));
        fields.put(Field.QUICKBOOKS_LINK, Pages.field(planning.view(), party.ref()));
        return fields;
    }

    private static FieldValue terms(Planning planning, Party party) {
        if (party.termId() == null) {
            return FieldValue.EMPTY;
        }
        EntityRef term = new EntityRef(EntityType.TERM, party.termId());
        return OptionPlanner.isOffered(planning, term) ? new FieldValue.Entity(term) : FieldValue.EMPTY;
    }

    private static ShownStatus status(RecordState state) {
        return switch (state) {
            case ACTIVE -> ShownStatus.ACTIVE;
            case INACTIVE -> ShownStatus.INACTIVE;
            case VOIDED -> ShownStatus.VOIDED;
            case DELETED -> ShownStatus.DELETED;
            case MERGED -> ShownStatus.MERGED;
        };
    }
}
