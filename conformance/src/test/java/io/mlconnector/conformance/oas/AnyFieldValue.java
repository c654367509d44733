package io.mlconnector.conformance.oas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Maps of custom field values to write are described as maps of strings; the service takes a number for a number
/// field, a list for people, an object for a date, and null to clear.
final class AnyFieldValue implements Patch {
    @Override
    public ObjectNode applied(ObjectNode document) {
        ObjectNode patched = document.deepCopy();
        Trees.eachObject(patched, object -> {
            JsonNode fields = object.path("custom_fields");
            if (fields instanceof ObjectNode map && map.has("additionalProperties")) {
                map.put("additionalProperties", true);
            }
        });
        return patched;
    }
}
