package io.mlconnector.asana;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All pages of a listing.
///
/// @param readAt when the first page was given, by Asana's own clock: what changed later may be missing
public record Listing(List<JsonNode> items, @Nullable Instant readAt) {
    public Listing {
        items = List.copyOf(items);
    }
}
