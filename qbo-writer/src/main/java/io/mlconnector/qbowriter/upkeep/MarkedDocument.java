package io.mlconnector.qbowriter.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.command.Marker;
import io.mlconnector.quickbooks.translation.RecordStates;
import io.mlconnector.serviceruntime.upkeep.Marked;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// A bill or journal entry with a mark of ours in its note.
///
/// @param number as people know it: `DocNumber`, or the id where there is none
record MarkedDocument(EntityRef ref, Marker marker, long version, Instant createdAt, String number) {

    /// Empty for a document of others.
    static Optional<MarkedDocument> find(EntityType type, JsonNode entity) {
        return RecordStates.of(type, entity) == RecordState.DELETED
                ? Optional.empty()
                : Marker.find(entity.path("PrivateNote").asText("")).map(marker -> of(type, entity, marker));
    }

    private static MarkedDocument of(EntityType type, JsonNode entity, Marker marker) {
        EntityRef ref = new EntityRef(type, entity.path("Id").asText());
        String number = entity.path("DocNumber").asText("");
        return new MarkedDocument(
                ref,
                marker,
                entity.path("SyncToken").asLong(),
                time(entity.path("MetaData").path("CreateTime").asText("")),
                number.isBlank() ? ref.id() : number);
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException _) {
            return Instant.EPOCH;
        }
    }

    Marked as(String operation) {
        return new Marked(operation, ref.id(), String.valueOf(version), createdAt, "quickbooks/" + ref);
    }

    /// `bill 1043`, with its id where that is another.
    String shown() {
        String kind = ref.type() == EntityType.BILL ? "bill " : "journal entry ";
        return kind + number + (number.equals(ref.id()) ? "" : " (id " + ref.id() + ")");
    }
}
