package io.mlconnector.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The full current state of one Asana object.
///
/// @param type `Task` or `Project`
/// @param gone deleted, or no longer visible to the connector
/// @param linked projects only: in the portfolio or named in the mapping file
/// @param modifiedAt `modified_at` as Asana gave it
/// @param readAt when Asana gave it, by Asana's own clock (`Date` of the answer)
/// @param body the object as Asana gave it, unknown fields included; the last one known when it is gone
public record AsanaRecordV1(
        String connection,
        String type,
        String gid,
        boolean gone,
        boolean linked,
        @Nullable Instant modifiedAt,
        @Nullable Instant readAt,
        @Nullable JsonNode body) {}
