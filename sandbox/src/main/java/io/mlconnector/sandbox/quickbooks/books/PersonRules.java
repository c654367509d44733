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
        if (type != EntityType.EMPLOYEE) {
            Currencies.completeList(entity, before, unit);
        } else if (!Nodes.given(entity, "GivenName") && !Nodes.given(entity, "FamilyName")) {
            throw FaultException.missing("GivenName or FamilyName");
        }
        keepTaxIdentifier(entity, before);
        if (type == EntityType.VENDOR && !Nodes.given(entity, "Vendor1099")) {
            entity.put("Vendor1099", false);
        }
        if (type == EntityType.CUSTOMER) {
            completeCustomer(entity, before, unit);
        }
    }

    private static void completeCustomer(ObjectNode entity, @Nullable ObjectNode before, Unit unit) {
        boolean sub = !Nodes.ref(entity, "ParentRef").isEmpty();
        boolean job = entity.path("Job").asBoolean(false);
        if (sub != job) {
            throw FaultException.business("A sub-customer needs both ParentRef and Job=true.");
        }
        entity.put("Job", job);
        HierarchyRules.checkDepth(EntityType.CUSTOMER, entity, unit);
        // Only people and the GraphQL API make projects; what a client says here is overwritten.
        entity.put("IsProject", before != null && before.path("IsProject").asBoolean(false));
        if (!Nodes.given(entity, "BillWithParent")) {
            entity.put("BillWithParent", false);
        }
        if (!Nodes.given(entity, "PreferredDeliveryMethod")) {
            entity.put("PreferredDeliveryMethod", "None");
        }
    }

    /// Answers mask it; the masked form that comes back in a full update is not a new one.
    private static void keepTaxIdentifier(ObjectNode entity, @Nullable ObjectNode before) {
        if (before != null
                && Nodes.given(before, "TaxIdentifier")
                && Nodes.text(entity, "TaxIdentifier").startsWith(View.MASK)) {
            entity.set("TaxIdentifier", before.get("TaxIdentifier"));
        }
    }
}
