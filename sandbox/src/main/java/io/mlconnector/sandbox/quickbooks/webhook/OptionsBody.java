package io.mlconnector.sandbox.quickbooks.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.control.ControlApi.RefusedException;
import io.mlconnector.sandbox.http.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// [WebhookOptions] as a JSON object, in both directions.
final class OptionsBody {
    static final List<String> MEMBERS = List.of(
            "url: empty sends none",
            "format: cloudevents or legacy",
            "contentType: json or cloudevents+json",
            "mixRealms: whether one POST may hold events of several companies",
            "collect: how long events are gathered, as an ISO 8601 duration such as PT0.15S or PT5M",
            "voidWord: void or voided, in the type of a CloudEvent",
            "emptyData: whether events without data say so with {}",
            "subscriptions: a list of Vendor, Bill.Create, ...; * is everything");

    private OptionsBody() {}

    /// What is not named stays.
    ///
    /// @throws RefusedException when a member makes no sense
    static WebhookOptions read(JsonNode body, WebhookOptions now) {
        WebhookOptions formatted = body.has("format") ? formatted(body, now) : now;
        try {
            return new WebhookOptions(
                    body.path("url").asText(body.size() == 0 ? "" : now.url()),
                    formatted.format(),
                    choice(body, "contentType", List.of("json", "cloudevents+json"), now.jsonContentType()),
                    body.path("mixRealms").asBoolean(now.mixRealms()),
                    Duration.parse(body.path("collect").asText(now.collect().toString())),
                    choice(body, "voidWord", List.of("voided", "void"), now.voided()),
                    body.path("emptyData").asBoolean(now.emptyData()),
                    body.has("subscriptions") ? Subscriptions.of(names(body)) : now.subscriptions());
        } catch (DateTimeException e) {
            throw new RefusedException("collect is a duration such as PT0.15S or PT5M.");
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    static WebhookOptions formatted(JsonNode body, WebhookOptions now) {
        if (!body.path("format").isTextual()) {
            throw new RefusedException("format is cloudevents or legacy.");
        }
        boolean cloud = choice(body, "format", List.of("cloudevents", "legacy"), true);
        return new WebhookOptions(
                now.url(),
                cloud ? WebhookFormat.CLOUD_EVENTS : WebhookFormat.LEGACY,
                now.jsonContentType(),
                now.mixRealms(),
                now.collect(),
                now.voided(),
                now.emptyData(),
                now.subscriptions());
    }

    static ObjectNode write(WebhookOptions options) {
        ObjectNode node = Json.object()
                .put("url", options.url())
                .put("format", options.format() == WebhookFormat.LEGACY ? "legacy" : "cloudevents")
                .put("contentType", options.jsonContentType() ? "json" : "cloudevents+json")
                .put("mixRealms", options.mixRealms())
                .put("collect", options.collect().toString())
                .put("voidWord", options.voided() ? "voided" : "void")
                .put("emptyData", options.emptyData());
        ArrayNode subscriptions = node.putArray("subscriptions");
        options.subscriptions().names().forEach(subscriptions::add);
        return node;
    }

    private static List<String> names(JsonNode body) {
        return body.path("subscriptions").valueStream().map(JsonNode::asText).toList();
    }

    /// @return whether it is the first of the two words
    private static boolean choice(JsonNode body, String member, List<String> words, boolean now) {
        String said = body.path(member).asText(words.get(now ? 0 : 1)).toLowerCase(Locale.ROOT);
        if (!words.contains(said)) {
            throw new RefusedException(member + " is " + String.join(" or ", words) + ".");
        }
        return said.equals(words.getFirst());
    }
}
