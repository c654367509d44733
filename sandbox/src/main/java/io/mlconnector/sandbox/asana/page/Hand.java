package io.mlconnector.sandbox.asana.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Handler;
import io.mlconnector.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Carries out what the project manager wants.
final class Hand {
    private final Handler api;
    private final String path;
    private final String token;

    /// @param path of the API, without a trailing slash
    /// @param token of the project manager
    Hand(Handler api, String path, String token) {
        this.api = api;
        this.path = path;
        this.token = token;
    }

    /// What became of a write.
    sealed interface Outcome {
        record Done(JsonNode data) implements Outcome {}

        /// @param sentence what Asana had against it
        record Refused(String sentence) implements Outcome {}
    }

    Outcome post(String to, ObjectNode data) {
        return send("POST", to, enveloped(data));
    }

    Outcome put(String to, ObjectNode data) {
        return send("PUT", to, enveloped(data));
    }

    Outcome delete(String what) {
        return send("DELETE", what, "");
    }

    private Outcome send(String method, String to, String body) {
        Answer answer = api.handle(new Call(
                method,
                path + to,
                Map.of(),
                Map.of("authorization", "Bearer " + token, "content-type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8)));
        JsonNode said = Json.read(answer.text()).orElse(Json.object());
        if (answer.status() < 300) {
            return new Outcome.Done(said.path("data"));
        }
        String message = said.path("errors").path(0).path("message").asText("");
        return new Outcome.Refused(
                message.isEmpty() ? "Asana answered " + answer.status() + "." : message + " (" + answer.status() + ")");
    }

    private static String enveloped(ObjectNode data) {
        ObjectNode body = Json.object();
        body.set("data", data);
        return Json.write(body);
    }

    @Override
    public String toString() {
        return "Hand on " + path;
    }
}
