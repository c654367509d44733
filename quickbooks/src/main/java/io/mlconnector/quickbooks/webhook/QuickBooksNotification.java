package io.mlconnector.quickbooks.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.quickbooks.webhook.QuickBooksEvent.Operation;
import io.mlconnector.quickbooks.wire.WireJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The body of one webhook: the CloudEvents array, or the older `eventNotifications` object.
///
/// See <https://developer.intuit.com/app/developer/qbo/docs/develop/webhooks>.
///
/// @param events in the order of the body, of all realms that it spans
/// @param unreadable one sentence for each element that is no event; one bad element never sinks the others
public record QuickBooksNotification(List<QuickBooksEvent> events, List<String> unreadable) {
    private static final Pattern TYPE = Pattern.compile("qbo\\.([a-z0-9_]+)\\.([a-z]+)\\.v[0-9]+");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9:._-]{1,128}");
    private static final Pattern REALM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public QuickBooksNotification {
        events = List.copyOf(events);
        unreadable = List.copyOf(unreadable);
    }

    /// The companies that this body speaks of, in its order.
    public Set<String> realms() {
        Set<String> realms = new LinkedHashSet<>();
        events.forEach(event -> realms.add(event.realmId()));
        return realms;
    }

    /// @throws UnreadableNotificationException when the body as a whole is neither form
    public static QuickBooksNotification parse(byte[] body) {
        JsonNode root = WireJson.parseWebhook(body)
                .orElseThrow(() -> new UnreadableNotificationException("the body is not JSON within the limits"));
        List<QuickBooksEvent> events = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        if (root.isArray()) {
            for (JsonNode element : root) {
                read(() -> cloudEvent(element), events, unreadable);
            }
        } else if (root.path("eventNotifications").isArray()) {
            for (JsonNode notification : root.path("eventNotifications")) {
                String realm = text(notification, "realmId");
                for (JsonNode entity : notification.path("dataChangeEvent").path("entities")) {
                    read(() -> legacyEvent(realm, entity), events, unreadable);
                }
            }
        } else {
            throw new UnreadableNotificationException(
                    "the body is neither an array of CloudEvents nor an object with eventNotifications");
        }
        return new QuickBooksNotification(events, unreadable);
    }

    private interface EventSource {
        QuickBooksEvent read();
    }

    private static void read(EventSource source, List<QuickBooksEvent> events, List<String> unreadable) {
        try {
            events.add(source.read());
        } catch (UnreadableNotificationException e) {
            unreadable.add(String.valueOf(e.getMessage()));
        }
    }

    private static QuickBooksEvent cloudEvent(JsonNode event) {
        Matcher type = TYPE.matcher(text(event, "type").toLowerCase(Locale.ROOT));
        if (!type.matches()) {
            throw new UnreadableNotificationException("an event's type is not qbo.<entity>.<verb>.v1");
        }
        String eventId = text(event, "id");
        return new QuickBooksEvent(
                eventId.isEmpty() ? null : eventId,
                checked(text(event, "intuitaccountid"), REALM, "intuitaccountid"),
                type.group(1),
                checked(text(event, "intuitentityid"), ID, "intuitentityid"),
                operation(type.group(2)),
                time(text(event, "time")),
                deletedId(text(event.path("data"), "deletedid")));
    }

    private static QuickBooksEvent legacyEvent(String realm, JsonNode entity) {
        return new QuickBooksEvent(
                null,
                checked(realm, REALM, "realmId"),
                checked(text(entity, "name"), ID, "name"),
                checked(text(entity, "id"), ID, "id"),
                operation(text(entity, "operation")),
                time(text(entity, "lastUpdated")),
                deletedId(text(entity, "deletedId")));
    }

    /// The two forms and their samples spell verbs differently (`void`, `voided`, `Void`).
    private static Operation operation(String verb) {
        return switch (verb.toLowerCase(Locale.ROOT)) {
            case "create", "created" -> Operation.CREATED;
            case "update", "updated" -> Operation.UPDATED;
            case "delete", "deleted" -> Operation.DELETED;
            case "merge", "merged" -> Operation.MERGED;
            case "void", "voided" -> Operation.VOIDED;
            case "email", "emailed" -> Operation.EMAILED;
            default -> Operation.UNKNOWN;
        };
    }

    private static @Nullable String deletedId(String id) {
        return ID.matcher(id).matches() ? id : null;
    }

    /// Ids become parts of keys: a slash or a control character in one must not get that far.
    private static String checked(String value, Pattern allowed, String member) {
        if (!allowed.matcher(value).matches()) {
            throw new UnreadableNotificationException("an event's " + member + " is missing or not an id");
        }
        return value;
    }

    private static @Nullable Instant time(String text) {
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static String text(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isTextual() || value.isIntegralNumber() ? value.asText() : "";
    }
}
