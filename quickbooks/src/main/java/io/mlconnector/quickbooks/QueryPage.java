package io.mlconnector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of one query, in the order of the answer.
///
/// @param time when, by QuickBooks' own clock; null where it does not say
public record QueryPage(List<JsonNode> entities, @Nullable Instant time) {
    public QueryPage {
        entities = List.copyOf(entities);
    }
}
