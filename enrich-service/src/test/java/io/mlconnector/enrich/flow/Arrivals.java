package io.mlconnector.enrich.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.ChangeV1;
import io.mlconnector.contracts.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Changes as they come from a topic.
public final class Arrivals {
    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Arrivals() {}

    public static Arrival pointer(String type, String id, String operation) {
        return arrival(type, id, operation, null, null, NOON);
    }

    public static Arrival merged(String type, String id, String into) {
        return arrival(type, id, "merged", into, null, NOON);
    }

    public static Arrival carrying(String type, String id, JsonNode snapshot, Instant at) {
        return arrival(type, id, "updated", null, snapshot, at);
    }

    public static JsonNode json(String text) {
        return Json.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }

    private static Arrival arrival(
            String type,
            String id,
            String operation,
            @Nullable String mergedInto,
            @Nullable JsonNode snapshot,
            Instant at) {
        ChangeV1 change =
                new ChangeV1("9341", type, id, operation, ChangeV1.Cause.WEBHOOK, null, at, mergedInto, snapshot);
        return new Arrival(
                change, new ConsumerRecord<>("changes", 0, 0, "9341/" + type + "/" + id, Json.write(change)));
    }
}
