package io.mlconnector.sandbox.asana.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.asana.model.Event;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The filters of a webhook: an event passes when any of them matches. On a workspace or portfolio they are
/// mandatory and must be on Asana's list, on which tasks are not.
final class Filters {
    private static final Set<String> MEMBERS = Set.of("resource_type", "resource_subtype", "action", "fields");
    private static final Set<String> LARGE = Set.of("workspace", "team", "portfolio", "goal");
    private static final Map<String, Set<String>> LARGE_SCOPE = Map.of(
            "project", Set.of("added", "removed", "deleted", "undeleted", "changed"),
            "team_membership", Set.of("added", "removed"),
            "workspace_membership", Set.of("added", "removed"));

    private Filters() {}

    /// @return the filters as they are stored
    static JsonNode checked(JsonNode given, Type scope) {
        JsonNode filters = given.isMissingNode() || given.isNull() ? Json.array() : given;
        if (!filters.isArray()) {
            throw Refusal.badRequest("filters: Not an Array: " + filters);
        }
        boolean large = LARGE.contains(scope.wireName());
        if (large && filters.isEmpty()) {
            throw tooLarge("filters are required");
        }
        for (JsonNode filter : filters) {
            check(filter);
            if (large) {
                checkLarge(filter);
            }
        }
        return filters.deepCopy();
    }

    private static void check(JsonNode filter) {
        List<String> unknown = filter.propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> !MEMBERS.contains(name))
                .toList();
        if (!filter.isObject() || !unknown.isEmpty()) {
            throw Refusal.badRequest("filters: Not a valid filter: " + filter);
        }
        if (!filter.path("resource_type").isTextual()) {
            throw Refusal.missing("filters: resource_type");
        }
        if (!filter.path("fields").isMissingNode()
                && (!filter.path("fields").isArray()
                        || !filter.path("action").asText().equals("changed"))) {
            throw Refusal.badRequest("filters: fields is only allowed with the action changed");
        }
    }

    private static void checkLarge(JsonNode filter) {
        Set<String> actions =
                LARGE_SCOPE.getOrDefault(filter.path("resource_type").asText(), Set.of());
        if (!actions.contains(filter.path("action").asText()) || filter.has("fields")) {
            throw tooLarge("not allowed here: " + filter);
        }
    }

    private static Refusal tooLarge(String why) {
        return Refusal.badRequest(
                "filters: Invalid filters for a workspace, team or portfolio webhook: " + why,
                "invalid_filters_for_larger_scoped_webhooks");
    }

    static boolean pass(JsonNode filters, Event event) {
        return filters.isEmpty() || filters.valueStream().anyMatch(filter -> matches(filter, event));
    }

    private static boolean matches(JsonNode filter, Event event) {
        return is(filter.path("resource_type"), event.resource().type())
                && is(filter.path("resource_subtype"), event.resource().subtype())
                && is(filter.path("action"), event.action())
                && hasField(filter.path("fields"), event);
    }

    private static boolean is(JsonNode wanted, @Nullable String actual) {
        return !wanted.isTextual() || Objects.equals(wanted.textValue(), actual);
    }

    private static boolean hasField(JsonNode fields, Event event) {
        Event.Change change = event.change();
        return fields.isMissingNode()
                || (change != null
                        && fields.valueStream().anyMatch(field -> field.asText().equals(change.field())));
    }
}
