package io.mlconnector.conformance.oas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Texts for readers decide nothing, and are three quarters of the file.
final class WithoutProse implements Patch {
    private static final Set<String> PROSE = Set.of("description", "example", "examples", "externalDocs", "summary");
    private static final Set<String> NAMES = Set.of(
            "properties", "schemas", "responses", "parameters", "requestBodies", "securitySchemes", "paths", "scopes");

    @Override
    public ObjectNode applied(ObjectNode document) {
        ObjectNode patched = document.deepCopy();
        strip(patched, false);
        return patched;
    }

    /// @param names whether the members are named by the API's author, as properties are, and not by OpenAPI
    private static void strip(JsonNode node, boolean names) {
        if (node instanceof ObjectNode object && !names) {
            boolean isResponse = object.has("content");
            object.properties().removeIf(member -> isProse(member, isResponse));
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : List.copyOf(node.properties())) {
                strip(member.getValue(), !names && NAMES.contains(member.getKey()));
            }
        } else {
            node.forEach(item -> strip(item, false));
        }
    }

    /// A response without a description is not valid.
    private static boolean isProse(Map.Entry<String, JsonNode> member, boolean isResponse) {
        boolean mustStay = isResponse && member.getKey().equals("description");
        return !mustStay && (PROSE.contains(member.getKey()) || member.getKey().startsWith("x-"));
    }
}
