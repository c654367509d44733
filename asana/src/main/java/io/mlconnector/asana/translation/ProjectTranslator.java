package io.mlconnector.asana.translation;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.domain.work.Project;

/// Asana's project as the planner sees it.
public final class ProjectTranslator {
    private ProjectTranslator() {}

    /// @param linked in the portfolio or named in the mapping file; the project itself does not say
    /// @throws UnreadableObjectException when the body is no project
    public static Project toProject(JsonNode body, boolean linked, FieldGids gids) {
        String gid = body.path("gid").asText();
        if (gid.isEmpty()) {
            throw new UnreadableObjectException("a project without gid");
        }
        return new Project(gid, body.path("name").asText(), linked, FieldValues.read(body.path("custom_fields"), gids));
    }
}
