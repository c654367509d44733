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
            Map.entry("EmployeeRef", EntityType.EMPLOYEE),
            Map.entry("AssetAccountRef", EntityType.ACCOUNT),
            Map.entry("PrefillAccountRef", EntityType.ACCOUNT),
            Map.entry("DefaultARAccount", EntityType.ACCOUNT),
            Map.entry("DefaultAPAccount", EntityType.ACCOUNT),
            Map.entry("ItemRef", EntityType.ITEM));

    private References() {}

    /// @throws FaultException when a reference points nowhere (2500) or at something inactive (610)
    static void check(EntityType type, ObjectNode entity, Lookup lookup) {
        walk(type, entity, (target, property) -> {
            String id = Nodes.text(property.node(), "value");
            ObjectNode found = lookup.find(target, id)
                    .orElseThrow(() -> FaultException.unknownReference(target, id, property.name()));
            // A note may hang on anything, and what is inactive itself may point at anything.
            boolean strict = type != EntityType.ATTACHABLE && Nodes.active(entity);
            if (strict && !Nodes.active(found)) {
                throw Habits.INACTIVE_AS_2500.on(lookup)
                        ? FaultException.unknownReference(target, id, property.name())
                        : FaultException.inactive(property.name());
            }
        });
    }

    /// Writes the current names into a copy that is about to be shown.
    static void name(EntityType type, ObjectNode copy, Lookup lookup) {
        walk(type, copy, (target, property) -> {
            Optional<ObjectNode> found = lookup.find(target, Nodes.text(property.node(), "value"));
            found.filter(_ -> target.kind() == EntityType.Kind.LIST)
                    .ifPresent(record -> property.node().put("name", Names.full(target, record, lookup)));
        });
    }

    /// Points at another record wherever the first one was pointed at.
    ///
    /// @return whether it was
    static boolean redirect(EntityType type, ObjectNode entity, EntityType target, String from, String to) {
        boolean[] found = {false};
        walk(type, entity, (pointedAt, property) -> {
            if (pointedAt == target && Nodes.text(property.node(), "value").equals(from)) {
                property.node().put("value", to);
                found[0] = true;
            }
        });
        return found[0];
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
            // A journal line's Entity says itself of which type it is, and so does what a note hangs on.
            case "EntityRef" ->
                named(holder.has("Type") ? Nodes.text(holder, "Type") : Nodes.text(holder.path(property), "type"));
            default -> Optional.ofNullable(TARGETS.get(property));
        };
    }

    private static Optional<EntityType> named(String name) {
        return name.equals("Job") ? Optional.of(EntityType.CUSTOMER) : EntityType.ofWire(name);
    }
}
