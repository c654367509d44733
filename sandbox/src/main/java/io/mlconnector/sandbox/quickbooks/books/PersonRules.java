package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Vendors, customers and employees: named by hand or from their name parts, unique among all three.
record PersonRules(EntityType type) implements Rules {
    private static final int MAX_NAME = 500;
    private static final List<String> NAME_PARTS = List.of("Title", "GivenName", "MiddleName", "FamilyName", "Suffix");

    @Override
    public void complete(ObjectNode entity, @Nullable ObjectNode before, Unit unit) {
        NAME_PARTS.forEach(part -> Nodes.limit(entity, part, 100));
        if (Nodes.text(entity, "DisplayName").isBlank()) {
            entity.put(
                    "DisplayName",
                    NAME_PARTS.stream()
                            .map(part -> Nodes.text(entity, part))
                            .filter(part -> !part.isBlank())
                            .collect(Collectors.joining(" ")));
        }
        Names.check(type, entity, MAX_NAME);
        if (!Nodes.given(entity, "PrintOnCheckName")) {
            entity.put("PrintOnCheckName", Nodes.text(entity, "DisplayName"));
        }
        if (!Nodes.given(entity, "CurrencyRef") && type != EntityType.EMPLOYEE) {
            entity.set("CurrencyRef", Seed.homeCurrency());
        }
        if (type == EntityType.VENDOR && !Nodes.given(entity, "Vendor1099")) {
            entity.put("Vendor1099", false);
        }
        if (type == EntityType.CUSTOMER) {
            completeCustomer(entity, unit);
        }
    }

    private static void completeCustomer(ObjectNode entity, Unit unit) {
        boolean sub = !Nodes.ref(entity, "ParentRef").isEmpty();
        boolean job = entity.path("Job").asBoolean(false);
        if (sub != job) {
            throw FaultException.business("A sub-customer needs both ParentRef and Job=true.");
        }
        entity.put("Job", job);
        HierarchyRules.checkDepth(EntityType.CUSTOMER, entity, unit);
        entity.put("IsProject", false);
        if (!Nodes.given(entity, "BillWithParent")) {
            entity.put("BillWithParent", false);
        }
        if (!Nodes.given(entity, "PreferredDeliveryMethod")) {
            entity.put("PreferredDeliveryMethod", "None");
        }
    }
}
