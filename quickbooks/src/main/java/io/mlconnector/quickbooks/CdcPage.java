package io.mlconnector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.domain.accounting.EntityType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What changed. A deleted entity has only `Id`, `status: Deleted` and `MetaData.LastUpdatedTime`.
///
/// @param entities only the types that have changes
/// @param time when, by QuickBooks' own clock, null where it does not say; the next look starts here, minus an overlap
public record CdcPage(
        Map<EntityType, List<JsonNode>> entities, @Nullable Instant time) {
    public CdcPage {
        entities = Map.copyOf(entities);
    }

    /// The changes of one type; none when it has none.
    public List<JsonNode> of(EntityType type) {
        return entities.getOrDefault(type, List.of());
    }

    public int size() {
        return entities.values().stream().mapToInt(List::size).sum();
    }

    /// Whether changes can be missing: ask again with a shorter period or fewer types.
    public boolean isFull() {
        return size() >= QuickBooksClient.MAX_CHANGES;
    }
}
