package io.mlconnector.enrich.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What came of looking at one entity.
public sealed interface Outcome {
    /// @param at when, by the vendor's clock; null when it did not say
    record Found(JsonNode body, @Nullable Instant at) implements Outcome {}

    record Missing(@Nullable Instant at) implements Outcome {}

    record Refused(String code, String text) implements Outcome {}
}
