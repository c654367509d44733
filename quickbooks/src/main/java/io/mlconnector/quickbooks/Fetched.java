package io.mlconnector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/// One entity as QuickBooks gave it, unknown members included.
///
/// @param time when, by QuickBooks' own clock
public record Fetched(JsonNode entity, Instant time) {}
