package io.mlconnector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One entity as QuickBooks gave it, unknown members included.
///
/// @param time when, by QuickBooks' own clock; null where it does not say
public record Fetched(JsonNode entity, @Nullable Instant time) {}
