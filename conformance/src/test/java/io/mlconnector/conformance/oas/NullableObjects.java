package io.mlconnector.conformance.oas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// `nullable` inside `allOf` allows nothing, because the other parts still ask for an object; the service does answer
/// null there (assignee, parent, owner, enum_value …). Such a schema becomes one nullable object with all properties.
final class NullableObjects implements Patch {
    @Override
    public ObjectNode applied(ObjectNode document) {
        ObjectNode patched = document.deepCopy();
        Trees.eachObject(patched, object -> {
            if (object.path("allOf") instanceof ArrayNode parts && saysNullable(object, parts)) {
                ObjectNode flat = flattened(patched, object);
                object.removeAll();
                object.setAll(flat);
                object.put("type", "object").put("nullable", true);
            }
        });
        return patched;
    }

    private static boolean saysNullable(ObjectNode object, ArrayNode parts) {
        for (JsonNode part : parts) {
            if (part.path("nullable").asBoolean()) {
                return true;
            }
        }
        return object.path("nullable").asBoolean();
    }

    /// All properties and required names of an object schema and of what it inherits.
    static ObjectNode flattened(ObjectNode document, JsonNode schema) {
        ObjectNode flat = document.objectNode();
        collect(document, schema, flat);
        return flat;
    }

    private static void collect(ObjectNode document, JsonNode schema, ObjectNode flat) {
        JsonNode resolved = Trees.resolved(document, schema);
        resolved.path("allOf").forEach(part -> collect(document, part, flat));
        if (resolved.path("properties") instanceof ObjectNode properties) {
            flat.withObjectProperty("properties").setAll(properties.deepCopy());
        }
        if (resolved.path("required") instanceof ArrayNode required) {
            flat.withArrayProperty("required").addAll(required);
        }
    }
}
