package io.mlconnector.sandbox.quickbooks.books;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One record changed; what a webhook tells, and no more.
///
/// @param deletedId of the record that was merged into this one and is gone; null for any other verb
public record Change(
        EntityType type,
        String id,
        Verb verb,
        Instant time,
        @Nullable String deletedId) {
    public Change(EntityType type, String id, Verb verb, Instant time) {
        this(type, id, verb, time, null);
    }
}
