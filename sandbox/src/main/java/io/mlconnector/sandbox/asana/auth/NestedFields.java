package io.mlconnector.sandbox.asana.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which scopes the paths of `opt_fields` need: a resource inside another one shows only its names without its own.
public final class NestedFields {
    private static final Set<String> COMPACT = Set.of("gid", "name", "title", "resource_type", "resource_subtype");
    private static final Map<String, String> OWNERS = Map.ofEntries(
            Map.entry("assignee", "users"),
            Map.entry("completed_by", "users"),
            Map.entry("created_by", "users"),
            Map.entry("followers", "users"),
            Map.entry("members", "users"),
            Map.entry("owner", "users"),
            Map.entry("author", "users"),
            Map.entry("user", "users"),
            Map.entry("people_value", "users"),
            Map.entry("project", "projects"),
            Map.entry("projects", "projects"),
            Map.entry("task", "tasks"),
            Map.entry("dependencies", "tasks"),
            Map.entry("dependents", "tasks"),
            Map.entry("tags", "tags"),
            Map.entry("tag", "tags"),
            Map.entry("team", "teams"),
            Map.entry("workspace", "workspaces"),
            Map.entry("workspaces", "workspaces"),
            Map.entry("custom_field", "custom_fields"));

    private NestedFields() {}

    /// @param paths plain dotted paths, without groups
    public static List<String> scopes(List<List<String>> paths) {
        List<String> scopes = new ArrayList<>();
        for (List<String> path : paths) {
            if (path.getFirst().equals("memberships")) {
                scopes.add("projects:read");
            }
            for (int i = 0; i + 1 < path.size(); i++) {
                Optional<String> owner = Optional.ofNullable(OWNERS.get(path.get(i)));
                if (owner.isPresent() && !COMPACT.contains(path.get(i + 1))) {
                    scopes.add(owner.get() + ":read");
                }
            }
        }
        return scopes;
    }
}
