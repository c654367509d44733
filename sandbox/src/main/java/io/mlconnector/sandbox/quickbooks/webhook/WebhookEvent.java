package io.mlconnector.sandbox.quickbooks.webhook;

import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.Verb;
import java.time.Instant;

/// @param id the same at each redelivery
public record WebhookEvent(String id, EntityType type, String entityId, Verb verb, Instant time) {}
