package io.mlconnector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/// The rows of one query, in the order of the answer.
///
/// @param time when, by QuickBooks' own clock
public record QueryPage(List<JsonNode> entities, Instant time) {
    public QueryPage {
        entities = List.copyOf(entities);
    }
}
