package io.mlconnector.asana;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One object as Asana gave it, unknown members included: the `data` of the answer.
///
/// @param readAt when, by Asana's own clock (`Date`); null when the answer does not say
public record Read(JsonNode data, @Nullable Instant readAt) {
    public String gid() {
        return data.path("gid").asText();
    }
}
