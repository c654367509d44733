package io.mlconnector.asana.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.asana.wire.AsanaJson;
import java.util.ArrayList;
import java.util.List;

/// The body of one webhook delivery.
///
/// @param events in the order of the body, which promises nothing; none for a heartbeat
/// @param unreadable one sentence for each element that is no event; one bad element never sinks the others
public record AsanaNotification(List<AsanaEvent> events, List<String> unreadable) {
    public AsanaNotification {
        events = List.copyOf(events);
        unreadable = List.copyOf(unreadable);
    }

    public boolean isHeartbeat() {
        return events.isEmpty() && unreadable.isEmpty();
    }

    /// @throws UnreadableNotificationException when the body as a whole is none
    public static AsanaNotification parse(byte[] body) {
        JsonNode root = AsanaJson.parseWebhook(body)
                .orElseThrow(() -> new UnreadableNotificationException("the body is not JSON within the limits"));
        if (!root.path("events").isArray()) {
            throw new UnreadableNotificationException("the body is not an object with events");
        }
        List<AsanaEvent> events = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        int index = 0;
        for (JsonNode element : root.path("events")) {
            int position = index++;
            AsanaEvent.read(element)
                    .ifPresentOrElse(
                            events::add,
                            () -> unreadable.add(
                                    "event " + position + " has no resource gid, resource type or action"));
        }
        return new AsanaNotification(events, unreadable);
    }
}
