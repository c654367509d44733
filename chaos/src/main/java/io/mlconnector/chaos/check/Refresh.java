package io.mlconnector.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;

/// A use of a refresh token, by QuickBooks' own log.
///
/// @param result `GIVEN`, `REFUSED` or `COLLIDED`
/// @param used digest of the value that came
/// @param given digest of the value that was given; empty unless there was one
public record Refresh(String result, String used, String given) {
    static Refresh of(JsonNode row) {
        return new Refresh(
                row.path("result").asText(),
                row.path("used").asText(),
                row.path("given").asText());
    }
}
