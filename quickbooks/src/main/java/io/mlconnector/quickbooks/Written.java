package io.mlconnector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;

/// What QuickBooks says it has written. Never without an `Id`.
///
/// @param syncToken zero when the answer has none (deleted)
public record Written(JsonNode entity, String id, long syncToken) {}
