package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Products and services. An inventory item names its three accounts, a quantity and the day from which it counts.
final class ItemRules implements Rules {
    private static final Set<String> TYPES = Set.of("Service", "NonInventory", "Inventory", "Category", "Group");

    @Override
    public void complete(ObjectNode entity, @Nullable ObjectNode before, Unit unit) {
        HierarchyRules.complete(EntityType.ITEM, "SubItem", entity, unit);
        if (!Nodes.given(entity, "Type")) {
            entity.put("Type", "Service");
        }
        String type = Nodes.text(entity, "Type");
        if (!TYPES.contains(type)) {
            throw FaultException.invalidEnumeration("Type", type);
        }
        if (type.equals("Category") || type.equals("Group")) {
            return;
        }
        if (!Nodes.given(entity, "IncomeAccountRef") && !Nodes.given(entity, "ExpenseAccountRef")) {
            throw FaultException.missing("IncomeAccountRef");
        }
        if (type.equals("Inventory")) {
            for (String property :
                    List.of("IncomeAccountRef", "ExpenseAccountRef", "AssetAccountRef", "QtyOnHand", "InvStartDate")) {
                if (!Nodes.given(entity, property)) {
                    throw FaultException.missing(property);
                }
            }
        }
        AccountRules.requireType(entity, "IncomeAccountRef", Set.of("Income", "Other Income"), unit);
        AccountRules.requireType(
                entity, "ExpenseAccountRef", Set.of("Expense", "Other Expense", "Cost of Goods Sold"), unit);
        AccountRules.requireType(entity, "AssetAccountRef", Set.of("Other Current Asset"), unit);
    }
}
