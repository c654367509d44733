package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Classes and departments: a name below an optional parent, five levels at most.
record HierarchyRules(EntityType type, String subFlag) implements Rules {
    private static final int MAX_NAME = 100;

    @Override
    public void complete(ObjectNode entity, @Nullable ObjectNode before, Unit unit) {
        complete(type, subFlag, entity, unit);
    }

    static void complete(EntityType type, String subFlag, ObjectNode entity, Unit unit) {
        Names.check(type, entity, MAX_NAME);
        entity.put(subFlag, !Nodes.ref(entity, "ParentRef").isEmpty());
        checkDepth(type, entity, unit);
    }

    static void checkDepth(EntityType type, ObjectNode entity, Lookup lookup) {
        Optional<ObjectNode> parent = lookup.find(type, Nodes.ref(entity, "ParentRef"));
        for (int level = 1; parent.isPresent(); level++) {
            if (level == Names.MAX_LEVELS) {
                throw FaultException.business("A name can have at most " + Names.MAX_LEVELS + " levels.");
            }
            if (Nodes.text(parent.get(), "Id").equals(Nodes.text(entity, "Id"))) {
                throw FaultException.business("A record cannot be its own parent.");
            }
            parent = lookup.find(type, Nodes.ref(parent.get(), "ParentRef"));
        }
    }
}
