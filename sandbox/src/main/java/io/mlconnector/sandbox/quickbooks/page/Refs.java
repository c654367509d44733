package io.mlconnector.sandbox.quickbooks.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.page.Form.Option;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What references can be chosen from. Asks the company once for each list.
final class Refs {
    private static final int MAX_OPTIONS = 1000;
    private static final int MAX_SUGGESTIONS = 200;

    private final Till till;
    private final Map<EntityType, List<Option>> lists = new EnumMap<>(EntityType.class);

    Refs(Till till) {
        this.till = till;
    }

    /// The active records of a type, with an empty choice first.
    List<Option> options(EntityType type) {
        return lists.computeIfAbsent(type, this::load);
    }

    private List<Option> load(EntityType type) {
        List<Option> options = new ArrayList<>(List.of(new Option("", "")));
        till.rows(type, "maxresults " + MAX_OPTIONS).forEach(row -> options.add(new Option(id(row), name(row))));
        return List.copyOf(options);
    }

    List<String> suggestions(EntityType type) {
        return till.rows(type, "maxresults " + MAX_SUGGESTIONS).stream()
                .map(row -> row.path("DisplayName").asText())
                .toList();
    }

    /// @throws NotUnderstoodException when nobody has the name
    String idOf(EntityType type, String name) {
        return till
                .rows(
                        type,
                        new Where().and("DisplayName", "=", name).inactiveToo().toString())
                .stream()
                .findFirst()
                .map(Refs::id)
                .orElseThrow(() -> new NotUnderstoodException(
                        "There is no " + Words.one(type) + " with the name '" + name + "'."));
    }

    private static String id(ObjectNode row) {
        return row.path("Id").asText();
    }

    private static String name(ObjectNode row) {
        for (String property : List.of("FullyQualifiedName", "DisplayName", "Name")) {
            if (row.has(property)) {
                return row.path(property).asText();
            }
        }
        return id(row);
    }
}
