package io.mlconnector.conformance.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The exchanges inside a batch: each of its actions with its own answer.
final class BatchActions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BATCH = "/api/1.0/batch";
    private static final String TYPE = "application/json";

    private BatchActions() {}

    /// Empty when it is no batch, or one that was refused as a whole.
    static List<Exchange> of(Exchange exchange) {
        if (!exchange.path().equals(BATCH) || !exchange.succeeded() || exchange.fault()) {
            return List.of();
        }
        try {
            JsonNode actions =
                    JSON.readTree(exchange.requestBody()).path("data").path("actions");
            JsonNode answers = JSON.readTree(exchange.answerBody()).path("data");
            List<Exchange> inside = new ArrayList<>();
            for (int i = 0; i < Math.min(actions.size(), answers.size()); i++) {
                inside.add(action(exchange, actions.get(i), answers.get(i)));
            }
            return inside;
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    private static Exchange action(Exchange batch, JsonNode action, JsonNode answer) {
        List<String> fields = new ArrayList<>();
        action.path("options").path("fields").forEach(field -> fields.add(field.asText()));
        String path = action.path("relative_path").asText();
        int question = path.indexOf('?');
        List<Exchange.Parameter> query =
                new ArrayList<>(question < 0 ? List.of() : Exchange.query(path.substring(question + 1)));
        if (!fields.isEmpty()) {
            query.add(new Exchange.Parameter("opt_fields", String.join(",", fields)));
        }
        return new Exchange(
                action.path("method").asText().toUpperCase(Locale.ROOT),
                "/api/1.0" + (question < 0 ? path : path.substring(0, question)),
                query,
                batch.client(),
                TYPE,
                action.has("data")
                        ? JSON.createObjectNode()
                                .set("data", action.path("data"))
                                .toString()
                        : "",
                answer.path("status_code").asInt(),
                TYPE,
                answer.path("body").toString(),
                false);
    }
}
