package io.mlconnector.sandbox.asana.auth;

import io.mlconnector.sandbox.asana.model.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which scope a request needs, as Asana's API description says it. Two fifths of all operations have none: an app that
/// was not registered with full permissions cannot use them at all. Writing does not include reading.
public final class Scopes {
    /// Of an app with full permissions.
    public static final String FULL = "default";

    private static final Set<String> READ_WRITE_DELETE =
            Set.of("attachments", "projects", "tasks", "webhooks", "stories", "time_tracking_categories");
    private static final Set<String> READ_WRITE =
            Set.of("custom_fields", "portfolios", "tags", "project_portfolio_settings");
    private static final Set<String> READ = Set.of(
            "goals",
            "jobs",
            "project_templates",
            "task_templates",
            "team_memberships",
            "teams",
            "time_tracking_entries",
            "users",
            "workspaces");

    /// Paths whose scope is that of another resource than their first part, or that have none.
    private static final Map<String, String> SPECIAL = Map.ofEntries(
            Map.entry("enum_options/*", "custom_fields"),
            Map.entry("workspaces/*/custom_fields", "custom_fields"),
            Map.entry("workspaces/*/projects", "projects"),
            Map.entry("workspaces/*/projects/search", "projects"),
            Map.entry("workspaces/*/tags", "tags"),
            Map.entry("workspaces/*/teams", "teams"),
            Map.entry("workspaces/*/users", "users"),
            Map.entry("workspaces/*/users/*", "users"),
            Map.entry("workspaces/*/tasks/search", "tasks"),
            Map.entry("workspaces/*/tasks/custom_id/*", "tasks"),
            Map.entry("workspaces/*/typeahead", "workspaces.typeahead"),
            Map.entry("workspaces/*/workspace_memberships", ""),
            Map.entry("workspaces/*/events", ""),
            Map.entry("workspaces/*/audit_log_events", ""),
            Map.entry("projects/*/tasks", "tasks"),
            Map.entry("projects/*/sections", ""),
            Map.entry("projects/*/sections/insert", ""),
            Map.entry("projects/*/project_memberships", ""),
            Map.entry("projects/*/addMembers", ""),
            Map.entry("projects/*/removeMembers", ""),
            Map.entry("projects/*/addFollowers", ""),
            Map.entry("projects/*/removeFollowers", ""),
            Map.entry("projects/*/events", ""),
            Map.entry("tasks/*/projects", "projects"),
            Map.entry("tasks/*/stories", "stories"),
            Map.entry("tasks/*/tags", "tags"),
            Map.entry("tasks/*/time_tracking_entries", "time_tracking_entries"),
            Map.entry("tasks/*/events", ""),
            Map.entry("sections/*/tasks", "tasks"),
            Map.entry("sections/*/addTask", "tasks"),
            Map.entry("tags/*/tasks", "tasks"),
            Map.entry("teams/*/projects", "projects"),
            Map.entry("teams/*/users", "users"),
            Map.entry("teams/*/team_memberships", "team_memberships"),
            Map.entry("users/*/teams", "teams"),
            Map.entry("users/*/team_memberships", "team_memberships"),
            Map.entry("users/*/user_task_list", "tasks"),
            Map.entry("users/*/workspace_memberships", ""),
            Map.entry("user_task_lists/*", "tasks"),
            Map.entry("user_task_lists/*/tasks", "tasks"));

    /// Declared for the other verbs of the same path only.
    private static final Set<String> WITHOUT =
            Set.of("DELETE custom_fields/*", "DELETE portfolios/*", "DELETE tags/*", "PUT users/*", "PUT workspaces/*");

    private Scopes() {}

    /// @param pattern of a route, with `*` for any one part
    /// @return nothing where only full permissions help
    public static Optional<String> of(String method, String pattern) {
        String first = pattern.substring(0, (pattern + "/").indexOf('/'));
        String resource = SPECIAL.getOrDefault(pattern, first);
        String action = switch (method) {
            case "GET" -> "read";
            case "DELETE" -> "delete";
            default -> "write";
        };
        boolean declared = switch (action) {
            case "read" ->
                resource.equals("workspaces.typeahead")
                        || READ.contains(resource)
                        || READ_WRITE.contains(resource)
                        || READ_WRITE_DELETE.contains(resource);
            case "write" -> READ_WRITE.contains(resource) || READ_WRITE_DELETE.contains(resource);
            default -> READ_WRITE_DELETE.contains(resource);
        };
        return declared && !WITHOUT.contains(method + " " + pattern)
                ? Optional.of(resource + ":" + action)
                : Optional.empty();
    }

    /// @throws Refusal 403 when the caller's app was not given the scope
    public static void check(Caller caller, Optional<String> scope) {
        if (!caller.mayEverything() && (scope.isEmpty() || !caller.scopes().contains(scope.get()))) {
            throw forbidden(scope.orElse(FULL));
        }
    }

    /// @throws Refusal 403 when `opt_fields` asks for more of another resource than its name
    public static void checkFields(Caller caller, List<String> needed) {
        if (!caller.mayEverything()) {
            for (String scope : needed) {
                if (!caller.scopes().contains(scope)) {
                    throw forbidden(scope);
                }
            }
        }
    }

    private static Refusal forbidden(String scope) {
        return Refusal.forbidden("Forbidden: this request needs the scope " + scope + ", which the app was not given.");
    }
}
