package io.mlconnector.enrich.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.accounting.Settlement;
import io.mlconnector.quickbooks.translation.EntityTranslator;
import io.mlconnector.quickbooks.translation.UnreadableEntityException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The documents whose balance changes with a payment: those that it settles now, and those that it settled before.
final class RelatedDocuments {
    private RelatedDocuments() {}

    static Set<EntityRef> of(EntityType type, @Nullable StoredEntity before, StoredEntity after) {
        return switch (type) {
            case BILL_PAYMENT, PAYMENT -> {
                Set<EntityRef> all = new LinkedHashSet<>(settled(type, after));
                if (before != null) {
                    all.addAll(settled(type, before));
                }
                yield all;
            }
            case VENDOR, CUSTOMER, CLASS, DEPARTMENT, ACCOUNT, TERM, BILL, INVOICE, JOURNAL_ENTRY -> Set.of();
        };
    }

    private static List<EntityRef> settled(EntityType type, StoredEntity payment) {
        if (payment.body() == null) {
            return List.of();
        }
        JsonNode body = payment.body().tree();
        try {
            return EntityTranslator.toDomain(type, body, RecordState.ACTIVE) instanceof Settlement settlement
                    ? settlement.settles()
                    : List.of();
        } catch (UnreadableEntityException _) {
            return List.of();
        }
    }
}
