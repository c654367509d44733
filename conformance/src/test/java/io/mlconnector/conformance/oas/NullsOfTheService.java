package io.mlconnector.conformance.oas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Properties that the service answers with null although the description knows no null there: a webhook that never
/// failed has no time of failure, an event of the system has no user, and one of a change has no parent.
final class NullsOfTheService implements Patch {
    private record Place(String schema, String property) {}

    private static final List<Place> PLACES = List.of(
            new Place("WebhookResponse", "last_failure_at"),
            new Place("WebhookResponse", "last_failure_content"),
            new Place("WebhookResponse", "last_success_at"),
            new Place("WebhookResponse", "next_attempt_after"),
            new Place("WebhookResponse", "failure_deletion_timestamp"),
            // One of a workspace that is no organisation.
            new Place("ProjectResponse", "team"),
            new Place("EventResponse", "user"),
            new Place("EventResponse", "parent"));

    @Override
    public ObjectNode applied(ObjectNode document) {
        ObjectNode patched = document.deepCopy();
        for (Place place : PLACES) {
            ObjectNode properties = Trees.ownProperties(patched, place.schema());
            JsonNode schema = properties.path(place.property());
            if (schema.has("allOf") || schema.has("$ref")) {
                properties.set(
                        place.property(),
                        NullableObjects.flattened(patched, schema).put("type", "object"));
            }
            if (properties.path(place.property()) instanceof ObjectNode object && !object.isEmpty()) {
                object.put("nullable", true);
            } else {
                throw new IllegalStateException("the API description has no " + place);
            }
        }
        return patched;
    }
}
