package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// Products and services, as far as invoices need them.
final class ItemRules implements Rules {
    @Override
    public void complete(ObjectNode entity, @Nullable ObjectNode before, Unit unit) {
        HierarchyRules.complete(EntityType.ITEM, "SubItem", entity, unit);
        if (!Nodes.given(entity, "Type")) {
            entity.put("Type", "Service");
        }
        if (!Nodes.given(entity, "IncomeAccountRef") && !Nodes.given(entity, "ExpenseAccountRef")) {
            throw FaultException.missing("IncomeAccountRef");
        }
    }
}
