package io.mlconnector.conformance.oas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Where the description contradicts its own words: a workspace is create-only for a custom field and required in an
/// update, and the domains of mail addresses are said to be addresses of the web.
final class SmallContradictions implements Patch {
    @Override
    public ObjectNode applied(ObjectNode document) {
        ObjectNode patched = document.deepCopy();
        for (JsonNode part : Trees.schema(patched, "CustomFieldRequest").path("allOf")) {
            if (part instanceof ObjectNode own) {
                own.remove("required");
            }
        }
        Trees.eachObject(patched, object -> {
            if (object.path("email_domains").path("items") instanceof ObjectNode items) {
                items.remove("format");
            }
        });
        return patched;
    }
}
