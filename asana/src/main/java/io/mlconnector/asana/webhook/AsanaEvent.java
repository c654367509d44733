package io.mlconnector.asana.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Something happened to an object. Events carry ids, not values: each one means "read this object again".
///
/// See <https://developers.asana.com/docs/webhooks-guide>.
///
/// @param action `changed`, `added`, `removed`, `deleted`, `undeleted`
/// @param resourceType `task`, `project`, `story`, …
/// @param parentGid what it was added to or removed from
/// @param userGid who did it; null for Asana itself
/// @param changeField `custom_fields`, `name`, …; only when `changed`
public record AsanaEvent(
        String action,
        String resourceGid,
        String resourceType,
        @Nullable String parentGid,
        @Nullable String parentType,
        @Nullable String userGid,
        @Nullable Instant createdAt,
        @Nullable String changeField) {
    private static final Pattern GID = Pattern.compile("[0-9]{1,32}");
    private static final Pattern WORD = Pattern.compile("[a-z_]{1,64}");

    /// Empty when it is no event. Gids become parts of keys, so nothing but digits passes.
    public static Optional<AsanaEvent> read(JsonNode event) {
        JsonNode resource = event.path("resource");
        String gid = match(resource.path("gid"), GID);
        String type = match(resource.path("resource_type"), WORD);
        String action = match(event.path("action"), WORD);
        if (gid == null || type == null || action == null) {
            return Optional.empty();
        }
        return Optional.of(new AsanaEvent(
                action,
                gid,
                type,
                match(event.path("parent").path("gid"), GID),
                match(event.path("parent").path("resource_type"), WORD),
                match(event.path("user").path("gid"), GID),
                time(event.path("created_at")),
                match(event.path("change").path("field"), WORD)));
    }

    private static @Nullable String match(JsonNode node, Pattern allowed) {
        return node.isTextual() && allowed.matcher(node.textValue()).matches() ? node.textValue() : null;
    }

    private static @Nullable Instant time(JsonNode node) {
        try {
            return node.isTextual() ? OffsetDateTime.parse(node.textValue()).toInstant() : null;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
