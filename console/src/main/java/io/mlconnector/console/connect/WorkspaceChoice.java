package io.mlconnector.console.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// Which workspace a consent is taken for. Pure.
final class WorkspaceChoice {
    private WorkspaceChoice() {}

    sealed interface Choice {
        record Chosen(String gid, String name) implements Choice {}

        record Refused(Trouble trouble) implements Choice {}
    }

    /// @param seen the workspaces that the user is in, as Asana lists them
    /// @param configured `ASANA_WORKSPACE`
    /// @param bound where this connection's fields and projects are already
    static Choice of(JsonNode seen, Optional<String> configured, Optional<String> bound) {
        if (configured.isPresent() && bound.isPresent() && !bound.equals(configured)) {
            return new Choice.Refused(Trouble.alreadyBound(bound.get(), configured.get()));
        }
        Optional<String> wanted = configured.or(() -> bound);
        if (wanted.isEmpty() && seen.size() != 1) {
            return new Choice.Refused(
                    seen.isEmpty() ? Trouble.NO_WORKSPACE : Trouble.severalWorkspaces(HttpWorkspaces.names(seen)));
        }
        for (JsonNode each : seen) {
            String gid = each.path("gid").asText();
            if (wanted.isEmpty() || wanted.get().equals(gid)) {
                return new Choice.Chosen(gid, each.path("name").asText());
            }
        }
        return new Choice.Refused(Trouble.otherWorkspace(wanted.get(), HttpWorkspaces.names(seen)));
    }
}
