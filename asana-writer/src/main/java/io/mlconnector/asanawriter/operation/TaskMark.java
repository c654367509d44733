package io.mlconnector.asanawriter.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.OperationKey;
import java.util.Optional;

/// The mark in a task that the connector created: `external.gid` is derived from the operation, and `external.data` is
/// its key. Only the app, or the user of the token, that wrote it sees it. Whether Asana copies it when a person
/// duplicates the task is not documented.
///
/// See <https://developers.asana.com/docs/custom-external-data>.
public record TaskMark(ConnectionId connection, String pair, OperationKey key) {

    /// Empty for a task of a person's, or of another app.
    public static Optional<TaskMark> find(JsonNode task) {
        JsonNode external = task.path("external");
        String data = external.path("data").asText("");
        return data.isEmpty() || !RequestId.of(data).equals(external.path("gid").asText())
                ? Optional.empty()
                : parse(data);
    }

    /// `connection/pair/kind/revision`, where the pair has slashes of its own.
    private static Optional<TaskMark> parse(String key) {
        int pair = key.indexOf('/') + 1;
        int revision = key.lastIndexOf('/');
        int kind = revision <= 0 ? -1 : key.lastIndexOf('/', revision - 1);
        if (pair <= 1 || kind <= pair) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TaskMark(
                    new ConnectionId(key.substring(0, pair - 1)), key.substring(pair, kind), new OperationKey(key)));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /// `external.gid`, which the ledger has as the request's id.
    public String requestId() {
        return requestId(key.value());
    }

    public static String requestId(String operation) {
        return RequestId.of(operation);
    }
}
