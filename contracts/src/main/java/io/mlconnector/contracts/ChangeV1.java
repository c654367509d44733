package io.mlconnector.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// "This entity changed", with its cause. A pointer, not a value, except where the cause brought the whole entity.
///
/// @param connection realm id
/// @param type `Bill`, `Task`, … in the vendor's spelling
/// @param operation the vendor's verb: `created`, `updated`, `deleted`, `merged`, `voided`, `added`, `removed`, …
/// @param eventId the vendor's event id, when there is one
/// @param at the vendor's time of the event
/// @param mergedInto the survivor's id, on a merge of this entity into another
/// @param snapshot the full entity as the vendor gave it (change data capture), so that it need not be read again
public record ChangeV1(
        String connection,
        String type,
        String id,
        String operation,
        Cause cause,
        @Nullable String eventId,
        @Nullable Instant at,
        @Nullable String mergedInto,
        @Nullable JsonNode snapshot) {

    /// How we came to know.
    public enum Cause {
        WEBHOOK,
        CDC,
        POLL,
        BACKFILL,
        REPLAY,
        /// Another record points to it: a payment to its bill.
        RELATED
    }
}
