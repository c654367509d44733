package io.mlconnector.local.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiResult;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one look at Asana brought.
///
/// @param workspace gid from the configuration
/// @param publicUrl where webhooks lead to
/// @param me null where there is no token
/// @param space null where the workspace is not the token's, or not known
public record AsanaFacts(
        URI apiUrl,
        Optional<String> workspace,
        URI publicUrl,
        Instant at,
        Reach reach,
        SignIn signIn,
        @Nullable ApiResult<JsonNode> me,
        @Nullable Space space) {

    /// Each as listed.
    public record Space(
            ApiResult<List<JsonNode>> memberships,
            ApiResult<List<JsonNode>> fields,
            ApiResult<List<JsonNode>> projects,
            ApiResult<List<JsonNode>> portfolios,
            ApiResult<List<JsonNode>> webhooks) {}
}
