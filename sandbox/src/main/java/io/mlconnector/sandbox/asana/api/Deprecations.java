package io.mlconnector.sandbox.asana.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The `Asana-Change` header for those who still share a project with a team the old way. A client that has decided,
/// by `Asana-Enable` or `Asana-Disable`, is not told again: <https://developers.asana.com/docs/deprecations>.
final class Deprecations {
    static final String HEADER = "Asana-Change";
    /// Asana publishes no name for this change; this one is the sandbox's.
    private static final String NAME = "project_team_sharing";

    private Deprecations() {}

    static Reply mark(ObjectNode data, Reply reply) {
        boolean affected =
                data.has("team") || data.path("privacy_setting").asText().equals("private_to_team");
        return affected
                ? reply.with(
                        HEADER, "name=" + NAME + ";info=https://developers.asana.com/docs/deprecations;affected=true")
                : reply;
    }

    /// @param header the value of one of the two request headers
    static boolean isDecided(@Nullable String header) {
        return header != null
                && Arrays.stream(header.split(",", -1))
                        .anyMatch(name -> name.strip().equals(NAME));
    }
}
