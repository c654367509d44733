package io.mlconnector.conformance.oas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The validator looks for an operation's responses where the operation is; shared ones are put there.
final class InlineResponses implements Patch {
    private static final String SHARED = "#/components/responses/";

    @Override
    public ObjectNode applied(ObjectNode document) {
        ObjectNode patched = document.deepCopy();
        JsonNode shared = patched.path("components").path("responses");
        Trees.eachObject(patched.path("paths"), object -> {
            if (object.path("responses") instanceof ObjectNode responses) {
                responses.properties().forEach(response -> {
                    String reference = response.getValue().path("$ref").asText("");
                    if (reference.startsWith(SHARED)) {
                        response.setValue(shared.path(reference.substring(SHARED.length()))
                                .deepCopy());
                    }
                });
            }
        });
        return patched;
    }
}
