package io.mlconnector.enrich.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.JournalEntry;
import io.mlconnector.domain.accounting.ListItem;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.accounting.Party;
import io.mlconnector.domain.accounting.Posting;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.accounting.Settlement;
import io.mlconnector.quickbooks.translation.EntityTranslator;
import io.mlconnector.quickbooks.translation.UnreadableEntityException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What changes along with an entity: with a payment the documents that it settles or settled, with a document the
/// balance of its vendor or customer. A payment counts up the `SyncToken` of its bill, whose own notice can be late or
/// lost; a balance alone counts up nothing and is reported by nobody.
final class RelatedDocuments {
    private RelatedDocuments() {}

    static Set<EntityRef> of(EntityType type, @Nullable StoredEntity before, StoredEntity after) {
        return switch (type) {
            case BILL_PAYMENT, PAYMENT, BILL, INVOICE, JOURNAL_ENTRY -> {
                Set<EntityRef> all = new LinkedHashSet<>(related(type, after));
                if (before != null) {
                    all.addAll(related(type, before));
                }
                yield all;
            }
            case VENDOR, CUSTOMER, CLASS, DEPARTMENT, ACCOUNT, TERM -> Set.of();
        };
    }

    private static List<EntityRef> related(EntityType type, StoredEntity entity) {
        if (entity.body() == null) {
            return List.of();
        }
        JsonNode body = entity.body().tree();
        try {
            return switch (EntityTranslator.toDomain(type, body, RecordState.ACTIVE)) {
                case Settlement settlement -> settlement.settles();
                case Obligation obligation -> List.of(obligation.party());
                case JournalEntry entry -> parties(entry);
                case ListItem _, Party _ -> List.of();
            };
        } catch (UnreadableEntityException _) {
            return List.of();
        }
    }

    private static List<EntityRef> parties(JournalEntry entry) {
        List<EntityRef> parties = new ArrayList<>();
        for (Posting posting : entry.postings()) {
            EntityRef party = posting.party();
            if (party != null) {
                parties.add(party);
            }
        }
        return parties;
    }
}
