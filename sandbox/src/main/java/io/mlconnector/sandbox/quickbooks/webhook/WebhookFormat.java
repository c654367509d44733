package io.mlconnector.sandbox.quickbooks.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// The two bodies that Intuit has sent: today's array of CloudEvents and the older notification object.
public enum WebhookFormat {
    CLOUD_EVENTS {
        @Override
        String body(String realmId, List<WebhookEvent> events) {
            ArrayNode array = Json.array();
            for (WebhookEvent event : events) {
                // There is no data, and therefore no datacontenttype.
                array.addObject()
                        .put("specversion", "1.0")
                        .put("id", event.id())
                        .put("source", "intuit." + source(realmId))
                        .put(
                                "type",
                                "qbo." + event.type().wire().toLowerCase(Locale.ROOT) + "."
                                        + event.verb().cloudEvent() + ".v1")
                        .put("time", event.time().toString())
                        .put("intuitentityid", event.entityId())
                        .put("intuitaccountid", realmId);
            }
            return Json.write(array);
        }
    },
    LEGACY {
        @Override
        String body(String realmId, List<WebhookEvent> events) {
            ObjectNode body = Json.object();
            ObjectNode notification = body.putArray("eventNotifications").addObject();
            notification.put("realmId", realmId);
            ArrayNode entities = notification.putObject("dataChangeEvent").putArray("entities");
            for (WebhookEvent event : events) {
                entities.addObject()
                        .put("name", event.type().wire())
                        .put("id", event.entityId())
                        .put("operation", event.verb().legacy())
                        .put(
                                "lastUpdated",
                                event.time().truncatedTo(ChronoUnit.MILLIS).toString());
            }
            return Json.write(body);
        }
    };

    abstract String body(String realmId, List<WebhookEvent> events);

    private static String source(String realmId) {
        return Base64.getEncoder().encodeToString(("realm:" + realmId).getBytes(StandardCharsets.UTF_8));
    }
}
