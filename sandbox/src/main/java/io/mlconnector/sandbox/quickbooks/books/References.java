package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Where one record points at another: `{"value": id, "name": …}`. Only the id counts; the name in an answer is the
/// one that the other record has now.
final class References {
    private static final Map<String, EntityType> TARGETS = Map.ofEntries(
            Map.entry("VendorRef", EntityType.VENDOR),
            Map.entry("PrefVendorRef", EntityType.VENDOR),
            Map.entry("CustomerRef", EntityType.CUSTOMER),
            Map.entry("ProjectRef", EntityType.CUSTOMER),
            Map.entry("AccountRef", EntityType.ACCOUNT),
            Map.entry("APAccountRef", EntityType.ACCOUNT),
            Map.entry("ARAccountRef", EntityType.ACCOUNT),
            Map.entry("DepositToAccountRef", EntityType.ACCOUNT),
            Map.entry("BankAccountRef", EntityType.ACCOUNT),
            Map.entry("CCAccountRef", EntityType.ACCOUNT),
            Map.entry("IncomeAccountRef", EntityType.ACCOUNT),
            Map.entry("ExpenseAccountRef", EntityType.ACCOUNT),
            Map.entry("ItemAccountRef", EntityType.ACCOUNT),
            Map.entry("ClassRef", EntityType.CLASS),
            Map.entry("DepartmentRef", EntityType.DEPARTMENT),
            Map.entry("TermRef", EntityType.TERM),
            Map.entry("SalesTermRef", EntityType.TERM),
            Map.entry("ItemRef", EntityType.ITEM));

    private References() {}

    /// @throws FaultException when a reference points nowhere (2500) or at something inactive (610)
    static void check(EntityType type, ObjectNode entity, Lookup lookup) {
        if (Nodes.given(entity, "CurrencyRef")
                && !Nodes.ref(entity, "CurrencyRef").equals(Seed.HOME_CURRENCY)) {
            throw FaultException.business("Multicurrency is not enabled for this company.");
        }
        walk(type, entity, (target, property) -> {
            String id = Nodes.text(property.node(), "value");
            ObjectNode found = lookup.find(target, id)
                    .orElseThrow(() -> FaultException.unknownReference(target, id, property.name()));
            if (!Nodes.active(found)) {
                throw FaultException.inactive(property.name());
            }
        });
    }

    /// Writes the current names into a copy that is about to be shown.
    static void name(EntityType type, ObjectNode copy, Lookup lookup) {
        walk(type, copy, (target, property) -> {
            Optional<ObjectNode> found = lookup.find(target, Nodes.text(property.node(), "value"));
            found.ifPresent(record -> property.node().put("name", Names.full(target, record, lookup)));
        });
    }

    private record Property(String name, ObjectNode node) {}

    private static void walk(EntityType type, JsonNode node, BiConsumer<EntityType, Property> visit) {
        if (node.isArray()) {
            node.forEach(item -> walk(type, item, visit));
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            JsonNode value = entry.getValue();
            Optional<EntityType> target = target(type, node, entry.getKey());
            if (target.isPresent() && value instanceof ObjectNode reference && Nodes.given(reference, "value")) {
                visit.accept(target.get(), new Property(entry.getKey(), reference));
            } else if (value.isContainerNode()) {
                walk(type, value, visit);
            }
        }
    }

    private static Optional<EntityType> target(EntityType type, JsonNode holder, String property) {
        return switch (property) {
            case "ParentRef" -> Optional.of(type);
            // A journal line's Entity says itself of which type it is.
            case "EntityRef" -> EntityType.ofWire(Nodes.text(holder, "Type"));
            default -> Optional.ofNullable(TARGETS.get(property));
        };
    }
}
