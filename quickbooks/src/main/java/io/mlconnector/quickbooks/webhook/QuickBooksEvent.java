package io.mlconnector.quickbooks.webhook;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// "Something happened to this entity": a pointer, never the truth. The entity is read afterwards.
///
/// @param eventId the same on redelivery; null in the older form, which has none
/// @param entity Intuit's name of the entity's kind, as it was sent
/// @param time when it happened; null when it is missing or unreadable
/// @param deletedId of a merge: the id that vanished into `id`
public record QuickBooksEvent(
        @Nullable String eventId,
        String realmId,
        String entity,
        String id,
        Operation operation,
        @Nullable Instant time,
        @Nullable String deletedId) {

    /// UNKNOWN is a verb that did not exist when this was written; reading the entity is right for it too.
    public enum Operation {
        CREATED,
        UPDATED,
        DELETED,
        MERGED,
        VOIDED,
        EMAILED,
        UNKNOWN
    }

    /// Empty for a kind that the connector does not handle.
    public Optional<EntityType> type() {
        return EntityType.find(entity);
    }

    public Optional<EntityRef> ref() {
        return type().map(type -> new EntityRef(type, id));
    }
}
