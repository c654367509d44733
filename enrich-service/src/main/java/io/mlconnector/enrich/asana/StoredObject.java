package io.mlconnector.enrich.asana;

import io.mlconnector.enrich.flow.StoredJson;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is remembered of a record in `asana.records`: a [io.mlconnector.contracts.AsanaRecordV1] whose body is kept
/// small.
public record StoredObject(
        boolean gone,
        boolean linked,
        @Nullable Instant modifiedAt,
        @Nullable Instant readAt,
        @Nullable StoredJson body) {

    /// The projects that a task is in.
    public Set<String> projects() {
        Set<String> gids = new HashSet<>();
        if (body != null) {
            body.tree()
                    .path("projects")
                    .forEach(project -> gids.add(project.path("gid").asText()));
        }
        return gids;
    }
}
