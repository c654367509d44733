package io.mlconnector.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.domain.accounting.RecordState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The full current state of one QuickBooks entity.
///
/// @param syncToken `SyncToken` as a number; the last one known when the entity is gone
/// @param readAt when QuickBooks gave it, by QuickBooks' own clock (`time` of the answer)
/// @param mergedInto the survivor's id when `state` is MERGED
/// @param body the entity as QuickBooks gave it, unknown fields included; the last one known when it is gone
public record QuickBooksRecordV1(
        String connection,
        String type,
        String id,
        long syncToken,
        RecordState state,
        @Nullable Instant readAt,
        @Nullable String mergedInto,
        @Nullable JsonNode body) {}
