package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// A note, by itself or on records that exist. Files are not imitated.
final class AttachableRules implements Rules {
    @Override
    public void complete(ObjectNode entity, @Nullable ObjectNode before, Unit unit) {
        if (!Nodes.given(entity, "Note") && !Nodes.given(entity, "FileName")) {
            throw FaultException.missing("Note");
        }
        for (JsonNode attached : entity.path("AttachableRef")) {
            JsonNode target = attached.path("EntityRef");
            if (target.isMissingNode()) {
                continue;
            }
            String type = Nodes.text(target, "type");
            if (EntityType.ofWire(type).isEmpty()) {
                throw FaultException.invalidEnumeration("EntityRef.type", type);
            }
            Nodes.requireRef(attached, "EntityRef");
        }
    }
}
