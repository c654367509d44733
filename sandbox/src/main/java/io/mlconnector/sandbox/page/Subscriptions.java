package io.mlconnector.sandbox.page;

import static io.mlconnector.sandbox.http.Html.escape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Webhooks that apps have made themselves, as at Asana: each with a target and a health of its own.
final class Subscriptions {
    private Subscriptions() {}

    static String html(JsonNode webhooks) {
        List<List<String>> rows = webhooks.valueStream().map(Subscriptions::row).toList();
        return Part.card(
                "Subscriptions",
                Integer.toString(rows.size()),
                Part.table(
                        List.of(
                                Part.Column.text("Of"),
                                Part.Column.text("Target"),
                                Part.Column.text("Last success"),
                                Part.Column.number("Waiting"),
                                Part.Column.text("Trouble")),
                        rows));
    }

    /// Of all subscriptions, newest first.
    static ArrayNode deliveries(JsonNode webhooks) {
        List<ObjectNode> all = new ArrayList<>();
        for (JsonNode webhook : webhooks) {
            webhook.path("deliveries")
                    .forEach(delivery -> all.add(((ObjectNode) delivery.deepCopy())
                            .put("target", webhook.path("target").asText())));
        }
        all.sort(Comparator.comparing((ObjectNode each) -> each.path("time").asText())
                .reversed());
        return Json.array().addAll(all);
    }

    private static List<String> row(JsonNode webhook) {
        int failures = webhook.path("delivery_retry_count").asInt();
        String trouble = failures == 0
                ? Part.pill("well", "good")
                : Part.pill(failures + " failures", "bad") + " "
                        + escape(webhook.path("last_failure_content").asText(""));
        JsonNode resource = webhook.path("resource");
        return List.of(
                escape(resource.path("resource_type").asText() + " "
                        + resource.path("name").asText(resource.path("gid").asText())),
                Part.code(webhook.path("target").asText()),
                escape(webhook.path("last_success_at").asText("")),
                escape(webhook.path("waiting").asText()),
                trouble);
    }
}
