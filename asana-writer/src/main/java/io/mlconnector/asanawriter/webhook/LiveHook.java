package io.mlconnector.asanawriter.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A webhook as Asana lists it.
///
/// @param active false also for a moment after it was created
/// @param deletedAt when Asana will delete it, because it cannot deliver; null while it can
record LiveHook(
        String gid,
        String resource,
        String target,
        boolean active,
        @Nullable Instant createdAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastFailureAt,
        @Nullable Instant deletedAt) {

    static LiveHook of(JsonNode webhook) {
        return new LiveHook(
                webhook.path("gid").asText(),
                webhook.path("resource").path("gid").asText(),
                webhook.path("target").asText(),
                webhook.path("active").asBoolean(true),
                instant(webhook, "created_at"),
                instant(webhook, "last_success_at"),
                instant(webhook, "last_failure_at"),
                instant(webhook, "failure_deletion_timestamp"));
    }

    /// What Asana's clock shows at least: what it has recorded has happened.
    static Instant latest(List<LiveHook> hooks, Instant otherwise) {
        return hooks.stream()
                .flatMap(hook -> Stream.of(hook.createdAt, hook.lastSuccessAt, hook.lastFailureAt))
                .filter(Objects::nonNull)
                .reduce(otherwise, (one, other) -> one.isBefore(other) ? other : one);
    }

    private static @Nullable Instant instant(JsonNode webhook, String member) {
        try {
            return webhook.path(member).isTextual()
                    ? Instant.parse(webhook.path(member).asText())
                    : null;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
