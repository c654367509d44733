package io.mlconnector.sandbox.quickbooks.books;

import java.time.Instant;

/// One record changed; what a webhook tells, and no more.
public record Change(EntityType type, String id, Verb verb, Instant time) {}
