package io.mlconnector.sandbox.quickbooks.webhook;

import io.mlconnector.sandbox.quickbooks.books.Change;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.Verb;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one event tells: where to look, and no more. Nothing in it says who made the change.
///
/// @param id the same at each redelivery
/// @param realmId of the company
/// @param deletedId of the record that a merge took; null for any other verb
public record WebhookEvent(
        String id,
        String realmId,
        EntityType type,
        String entityId,
        Verb verb,
        Instant time,
        @Nullable String deletedId) {
    static WebhookEvent of(String realmId, Change change) {
        return new WebhookEvent(
                UUID.randomUUID().toString(),
                realmId,
                change.type(),
                change.id(),
                change.verb(),
                change.time(),
                change.deletedId());
    }
}
