package io.mlconnector.conformance.oas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Walks through parsed documents.
final class Trees {
    private static final String SCHEMA = "#/components/schemas/";

    private Trees() {}

    /// The object itself and every object in it, outer ones first. What the visitor puts in is visited too.
    static void eachObject(JsonNode node, Consumer<ObjectNode> visitor) {
        if (node instanceof ObjectNode object) {
            visitor.accept(object);
        }
        node.forEach(child -> eachObject(child, visitor));
    }

    /// An empty object when the description has no such schema.
    static JsonNode schema(ObjectNode document, String name) {
        return document.path("components").path("schemas").path(name);
    }

    /// The properties that a schema declares itself, inherited ones left out.
    ///
    /// @throws IllegalStateException when there are none: the description has changed, and the patch must follow
    static ObjectNode ownProperties(ObjectNode document, String name) {
        JsonNode schema = schema(document, name);
        if (schema.path("properties") instanceof ObjectNode direct) {
            return direct;
        }
        for (JsonNode part : schema.path("allOf")) {
            if (part.path("properties") instanceof ObjectNode own) {
                return own;
            }
        }
        throw new IllegalStateException("the API description has no schema " + name + " with properties of its own");
    }

    /// The schema that a `$ref` points to; the node itself when it is no reference.
    static JsonNode resolved(ObjectNode document, JsonNode node) {
        String reference = node.path("$ref").asText("");
        return reference.startsWith(SCHEMA) ? schema(document, reference.substring(SCHEMA.length())) : node;
    }

    static List<Map.Entry<String, JsonNode>> members(JsonNode node) {
        return List.copyOf(node.properties());
    }
}
