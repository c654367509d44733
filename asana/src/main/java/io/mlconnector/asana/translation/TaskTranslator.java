package io.mlconnector.asana.translation;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.domain.work.Task;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Asana's task as the planner sees it.
public final class TaskTranslator {
    private TaskTranslator() {}

    /// @param gone deleted, or no longer visible; the body is the last one known
    /// @throws UnreadableObjectException when the body is no task
    public static Task toTask(JsonNode body, boolean gone, FieldGids gids) {
        String gid = body.path("gid").asText();
        if (gid.isEmpty()) {
            throw new UnreadableObjectException("a task without gid");
        }
        Instant modifiedAt = findModifiedAt(body)
                .orElseThrow(() -> new UnreadableObjectException("task " + gid + " without a readable modified_at"));
        return new Task(
                gid,
                body.path("name").asText(),
                gone,
                body.path("completed").asBoolean(),
                dueOn(gid, body.path("due_on")),
                modifiedAt,
                projects(body),
                FieldValues.read(body.path("custom_fields"), gids));
    }

    /// `modified_at` of a task or a project.
    public static Optional<Instant> findModifiedAt(JsonNode body) {
        JsonNode modifiedAt = body.path("modified_at");
        try {
            return modifiedAt.isTextual()
                    ? Optional.of(OffsetDateTime.parse(modifiedAt.textValue()).toInstant())
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static @Nullable LocalDate dueOn(String gid, JsonNode dueOn) {
        try {
            return dueOn.isTextual() ? LocalDate.parse(dueOn.textValue()) : null;
        } catch (DateTimeException _) {
            throw new UnreadableObjectException("task " + gid + " with a due_on that is no date");
        }
    }

    private static Set<String> projects(JsonNode body) {
        Set<String> gids = new HashSet<>();
        for (JsonNode project : body.path("projects")) {
            gids.add(project.path("gid").asText());
        }
        for (JsonNode membership : body.path("memberships")) {
            gids.add(membership.path("project").path("gid").asText());
        }
        gids.remove("");
        return gids;
    }
}
