package io.mlconnector.conformance.oas;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;

/// `opt_fields` are listed without the gid and the type of each object, which always come. The service takes both
/// when they are asked for by name.
final class GidsOnDemand implements Patch {
    @Override
    public ObjectNode applied(ObjectNode document) {
        ObjectNode patched = document.deepCopy();
        Trees.eachObject(patched.path("paths"), parameter -> {
            if (parameter.path("name").asText().equals("opt_fields")
                    && parameter.path("schema").path("items").path("enum") instanceof ArrayNode fields) {
                Set<String> more = new LinkedHashSet<>(Set.of("gid", "resource_type"));
                fields.forEach(field -> {
                    more.add(field.asText() + ".gid");
                    more.add(field.asText() + ".resource_type");
                });
                more.forEach(fields::add);
            }
        });
        return patched;
    }
}
