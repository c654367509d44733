package io.mlconnector.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Asks the control API without going over the wire.
final class Control {
    private final ControlApi api;

    Control(ControlApi api) {
        this.api = api;
    }

    /// @param refusal a sentence; empty when it was done
    record Reply(JsonNode body, String refusal) {}

    boolean has(String path) {
        return api.operations().stream().anyMatch(each -> each.path().equals(ControlApi.PREFIX + path));
    }

    JsonNode get(String path, Map<String, List<String>> query) {
        return send("GET", path, query, "").body();
    }

    JsonNode get(String path) {
        return get(path, Map.of());
    }

    Reply post(String path, JsonNode body) {
        return send("POST", path, Map.of(), Json.write(body));
    }

    Reply delete(String path) {
        return send("DELETE", path, Map.of(), "");
    }

    private Reply send(String method, String path, Map<String, List<String>> query, String body) {
        Answer answer = api.handle(
                new Call(method, ControlApi.PREFIX + path, query, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
        JsonNode said = Json.read(answer.text()).orElse(Json.object());
        return new Reply(
                said,
                answer.status() < 300 ? "" : said.path("error").asText("It was answered " + answer.status() + "."));
    }
}
