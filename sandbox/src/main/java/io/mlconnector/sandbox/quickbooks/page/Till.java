package io.mlconnector.sandbox.quickbooks.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a person's wishes become calls of the company's own API.
final class Till {
    private final Place place;

    Till(Place place) {
        this.place = place;
    }

    /// What became of a write.
    sealed interface Outcome {
        /// @param record as it is now
        record Done(JsonNode record) implements Outcome {}

        /// @param sentence what QuickBooks had against it
        record Refused(String sentence) implements Outcome {}
    }

    String realmId() {
        return place.realmId();
    }

    String company() {
        return place.name();
    }

    /// @param rest such as `where Active = true orderby Id`; rows are shown as any client sees them
    List<ObjectNode> rows(EntityType type, String rest) {
        List<ObjectNode> rows = new ArrayList<>();
        query("select * from " + type.wire() + " " + rest).path(type.wire()).forEach(row -> rows.add((ObjectNode) row));
        return rows;
    }

    long count(EntityType type, String condition) {
        return query("select count(*) from " + type.wire() + " " + condition)
                .path("totalCount")
                .asLong();
    }

    Optional<ObjectNode> find(EntityType type, String id) {
        if (!id.matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        Answer answer = call("GET", "/" + type.resource() + "/" + id, Map.of(), "");
        return answer.status() == 200
                ? Json.readObject(answer.text())
                        .map(body -> body.path(type.wire()))
                        .filter(ObjectNode.class::isInstance)
                        .map(ObjectNode.class::cast)
                : Optional.empty();
    }

    /// @param operation empty for a create or an update, else delete or void
    Outcome write(EntityType type, String operation, ObjectNode body) {
        Map<String, List<String>> query = switch (operation) {
            case "delete" -> Map.of("operation", List.of("delete"));
            case "void" -> Map.of("operation", List.of("update"), "include", List.of("void"));
            default -> Map.of();
        };
        Answer answer = call("POST", "/" + type.resource(), query, Json.write(body));
        JsonNode said = Json.read(answer.text()).orElse(Json.object());
        return said.has(type.wire())
                ? new Outcome.Done(said.path(type.wire()))
                : new Outcome.Refused(sentence(answer.status(), said));
    }

    private JsonNode query(String statement) {
        Answer answer = call("GET", "/query", Map.of("query", List.of(statement)), "");
        return Json.read(answer.text()).orElse(Json.object()).path("QueryResponse");
    }

    private Answer call(String method, String path, Map<String, List<String>> query, String body) {
        return place.api()
                .handle(new Call(
                        method,
                        "/v3/company/" + place.realmId() + path,
                        query,
                        Map.of("accept", "application/json", "content-type", "application/json"),
                        body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String sentence(int status, JsonNode said) {
        JsonNode error = said.path("Fault").path("Error").path(0);
        String message = error.path("Message").asText("");
        String detail = error.path("Detail").asText("");
        String code = error.path("code").asText("");
        if (message.isEmpty()) {
            return "QuickBooks answered " + status + ".";
        }
        String text = detail.isEmpty() || detail.equals(message) ? message : message + ": " + detail;
        return code.isEmpty() ? text : text + " (error " + code + ")";
    }
}
