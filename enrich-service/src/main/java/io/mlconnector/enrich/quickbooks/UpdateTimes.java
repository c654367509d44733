package io.mlconnector.enrich.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.command.Marker;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an entity says about its last change.
final class UpdateTimes {
    private UpdateTimes() {}

    /// Whether QuickBooks tells of such a change by webhook: not of a balance alone, which counts up no `SyncToken`,
    /// and not of the deletion of what has no such event.
    ///
    /// @throws NumberFormatException when the entity has no readable `SyncToken`
    static boolean isTold(EntityType type, JsonNode entity, @Nullable StoredEntity known) {
        return entity.path("status").asText().equalsIgnoreCase("Deleted")
                ? type != EntityType.DEPARTMENT && type != EntityType.TERM
                : known == null || EntityVersions.syncToken(entity) > known.syncToken();
    }

    /// Whether it is as this connector created it.
    static boolean isOurs(JsonNode entity) {
        return entity.path("SyncToken").asText().equals("0")
                && Marker.find(entity.path("PrivateNote").asText("")).isPresent();
    }

    /// When the entity was changed, to the second; empty where it does not say.
    static Optional<Instant> updatedAt(JsonNode entity) {
        try {
            return Optional.of(OffsetDateTime.parse(
                            entity.path("MetaData").path("LastUpdatedTime").asText())
                    .toInstant());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
