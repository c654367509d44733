package io.mlconnector.sandbox.quickbooks.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.Verb;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The two bodies that Intuit has sent: today's array of CloudEvents and the older notification object.
public enum WebhookFormat {
    CLOUD_EVENTS {
        @Override
        String body(List<WebhookEvent> events, WebhookOptions options) {
            ArrayNode array = Json.array();
            events.forEach(event -> cloudEvent(array.addObject(), event, options));
            return Json.write(array) + END;
        }
    },
    LEGACY {
        @Override
        String body(List<WebhookEvent> events, WebhookOptions options) {
            Map<String, ArrayNode> entities = new LinkedHashMap<>();
            ObjectNode body = Json.object();
            ArrayNode notifications = body.putArray("eventNotifications");
            for (WebhookEvent event : events) {
                ArrayNode list = entities.computeIfAbsent(
                        event.realmId(),
                        realmId -> notifications
                                .addObject()
                                .put("realmId", realmId)
                                .putObject("dataChangeEvent")
                                .putArray("entities"));
                legacy(list.addObject(), event);
            }
            return Json.write(body) + END;
        }
    };

    /// The signature is over the bytes as they are sent: whoever reads the JSON and signs his own copy gets another
    /// one.
    private static final String END = "\n";

    abstract String body(List<WebhookEvent> events, WebhookOptions options);

    private static void cloudEvent(ObjectNode node, WebhookEvent event, WebhookOptions options) {
        String verb = event.verb() == Verb.VOIDED && options.voided()
                ? "voided"
                : event.verb().cloudEvent();
        node.put("specversion", "1.0")
                .put("id", event.id())
                .put("source", "intuit." + source(event.realmId()))
                .put("type", "qbo." + event.type().wire().toLowerCase(Locale.ROOT) + "." + verb + ".v1")
                .put("time", event.time().toString())
                .put("intuitentityid", event.entityId())
                .put("intuitaccountid", event.realmId());
        String deletedId = event.deletedId();
        if (deletedId != null || options.emptyData()) {
            node.put("datacontenttype", "application/json");
            ObjectNode data = node.putObject("data");
            if (deletedId != null) {
                data.put("deletedid", deletedId);
            }
        }
    }

    private static void legacy(ObjectNode node, WebhookEvent event) {
        node.put("name", event.type().wire())
                .put("id", event.entityId())
                .put("operation", event.verb().legacy())
                .put("lastUpdated", event.time().truncatedTo(ChronoUnit.MILLIS).toString());
        String deletedId = event.deletedId();
        if (deletedId != null) {
            node.put("deletedId", deletedId);
        }
    }

    private static String source(String realmId) {
        return Base64.getEncoder().encodeToString(("realm:" + realmId).getBytes(StandardCharsets.UTF_8));
    }
}
