package io.mlconnector.local.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiResult;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one look at QuickBooks brought.
///
/// @param console where a person connects
/// @param books null where there was no access token to read with
public record QuickBooksFacts(
        URI apiUrl,
        String realmId,
        String console,
        Instant at,
        Reach reach,
        KeyCheck keys,
        Tokens tokens,
        @Nullable Books books) {

    /// @param elsewhere the company at the other environment's address; null where that was not asked
    public record Books(
            ApiResult<JsonNode> company,
            ApiResult<JsonNode> preferences,
            @Nullable ApiResult<JsonNode> elsewhere) {}
}
