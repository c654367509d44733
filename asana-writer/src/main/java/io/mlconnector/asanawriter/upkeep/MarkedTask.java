package io.mlconnector.asanawriter.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.asana.translation.TaskTranslator;
import io.mlconnector.asanawriter.operation.TaskMark;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.upkeep.Marked;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// A task with a mark of ours.
///
/// @param createdBy gid of the user; empty where Asana does not say
/// @param modifiedAt as Asana gave it
record MarkedTask(String gid, TaskMark mark, String createdBy, Instant createdAt, String modifiedAt) {

    /// Empty for a task of others, and for one of another connection.
    static Optional<MarkedTask> find(JsonNode task, ConnectionId connection) {
        return TaskMark.find(task)
                .filter(mark -> mark.connection().equals(connection))
                .map(mark -> new MarkedTask(
                        task.path("gid").asText(),
                        mark,
                        task.path("created_by").path("gid").asText(""),
                        time(task.path("created_at").asText("")),
                        TaskTranslator.findModifiedAt(task)
                                .map(Instant::toString)
                                .orElse("")));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            return Instant.EPOCH;
        }
    }

    Marked marked() {
        return new Marked(mark.key().value(), gid, modifiedAt, createdAt, "asana/Task/" + gid);
    }
}
