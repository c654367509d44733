package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names of list records: what may be in them, that they are unique, and what becomes of them when a record is made
/// inactive.
final class Names {
    static final int MAX_LEVELS = 5;
    private static final String SUFFIX = " (deleted)";
    private static final Pattern SUFFIXED = Pattern.compile(" \\(deleted(-[0-9]+)?\\)$");
    private static final List<EntityType> PEOPLE = List.of(EntityType.CUSTOMER, EntityType.VENDOR, EntityType.EMPLOYEE);

    private Names() {}

    /// The name with its parents before it: `Parent:Child`. Only customers, accounts, items, classes and departments
    /// have parents.
    static String full(EntityType type, ObjectNode record, Lookup lookup) {
        String name = Nodes.text(record, type.nameProperty());
        ObjectNode current = record;
        for (int level = 1; level < MAX_LEVELS; level++) {
            Optional<ObjectNode> parent = lookup.find(type, Nodes.ref(current, "ParentRef"));
            if (parent.isEmpty()) {
                return name;
            }
            current = parent.get();
            name = Nodes.text(current, type.nameProperty()) + ":" + name;
        }
        return name;
    }

    /// How many parents it has.
    static int level(EntityType type, ObjectNode record, Lookup lookup) {
        Optional<ObjectNode> parent = lookup.find(type, Nodes.ref(record, "ParentRef"));
        int level = 0;
        while (parent.isPresent() && level < MAX_LEVELS) {
            level++;
            parent = lookup.find(type, Nodes.ref(parent.get(), "ParentRef"));
        }
        return level;
    }

    static void check(EntityType type, ObjectNode entity, int max) {
        String property = type.nameProperty();
        String name = Nodes.text(entity, property);
        if (name.isBlank()) {
            throw FaultException.missing(property);
        }
        if (name.chars().anyMatch(c -> c == ':' || c == '\t' || c == '\n' || c == '\r')) {
            throw FaultException.invalidText(property);
        }
        Nodes.limit(entity, property, max);
    }

    /// Renames on deactivation, gives the name back on reactivation, then checks that nobody else has it.
    static void settle(EntityType type, ObjectNode entity, String id, boolean wasActive, Lookup lookup) {
        String property = type.nameProperty();
        String name = Nodes.text(entity, property);
        boolean active = Nodes.active(entity);
        if (!active && !SUFFIXED.matcher(name).find()) {
            entity.put(property, name + SUFFIX);
        } else if (!wasActive && active) {
            entity.put(property, SUFFIXED.matcher(name).replaceFirst(""));
        }
        Optional<String> taken = takenBy(type, entity, id, lookup);
        for (int i = 2; taken.isPresent() && !active; i++) {
            entity.put(property, name + " (deleted-" + i + ")");
            taken = takenBy(type, entity, id, lookup);
        }
        taken.ifPresent(other -> {
            throw FaultException.nameTaken(other);
        });
    }

    private static Optional<String> takenBy(EntityType type, ObjectNode entity, String id, Lookup lookup) {
        String wanted = unique(type, entity, lookup);
        List<EntityType> among = PEOPLE.contains(type) ? PEOPLE : List.of(type);
        for (EntityType other : among) {
            for (ObjectNode row : lookup.named(other, Nodes.text(entity, type.nameProperty()))) {
                boolean self = other == type && Nodes.text(row, "Id").equals(id);
                if (!self && unique(other, row, lookup).equalsIgnoreCase(wanted)) {
                    return Optional.of(Nodes.text(row, "Id"));
                }
            }
        }
        return Optional.empty();
    }

    /// People's display names are unique by themselves, other names below one parent.
    private static String unique(EntityType type, ObjectNode row, Lookup lookup) {
        return PEOPLE.contains(type) ? Nodes.text(row, "DisplayName") : full(type, row, lookup);
    }
}
