package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/// Writing what a project itself holds: everything but its custom field values.
final class ProjectContent {
    private static final Set<String> EDITORS = Set.of("admin", "editor");
    private static final Map<String, Set<String>> CHOICES = Map.of(
            "default_view",
            Set.of("list", "board", "calendar", "timeline"),
            "privacy_setting",
            Set.of("public_to_workspace", "private_to_team", "private"),
            "default_access_level",
            Set.of("admin", "editor", "commenter", "viewer"),
            "minimum_access_level_for_customization",
            EDITORS,
            "minimum_access_level_for_sharing",
            EDITORS);

    private ProjectContent() {}

    static void apply(Work work, Input input, ObjectNode state) {
        if (input.has("name")) {
            state.put("name", input.text("name"));
        }
        TaskContent.notes(work, input, state);
        Boolean archived = input.findFlag("archived");
        if (archived != null) {
            state.put("archived", archived);
        }
        if (input.has("color")) {
            state.put("color", Colors.checked(input.findText("color")));
        }
        if (input.has("icon")) {
            state.put("icon", input.findText("icon"));
        }
        CHOICES.forEach((field, choices) -> {
            String given = input.findText(field);
            if (given != null) {
                state.put(field, Input.choice(field, given, choices));
            }
        });
        Boolean open = input.findFlag("public");
        if (open != null && !input.has("privacy_setting")) {
            state.put("privacy_setting", open ? "public_to_workspace" : "private");
        }
        dates(input, state);
        if (input.has("owner")) {
            String owner = input.findGid("owner");
            state.put("owner", owner == null ? null : work.user("owner", owner).gid());
        }
        String team = input.findGid("team");
        if (team != null) {
            state.put("team", work.inBody(Type.TEAM, "team", team).gid());
        }
    }

    /// `due_date` is the old name. A start needs the due date in the same request, and another day.
    private static void dates(Input input, ObjectNode state) {
        String due = input.has("due_on") ? "due_on" : "due_date";
        if (input.has(due)) {
            String day = input.findText(due);
            state.put("due_on", day == null ? null : Times.day(due, day));
        }
        if (input.has("start_on")) {
            String given = input.findText("start_on");
            if (!input.has(due)) {
                throw Refusal.badRequest("start_on: due_on must be present in the request");
            }
            String start = given == null ? null : Times.day("start_on", given);
            String end = state.path("due_on").textValue();
            if (start != null && (end == null || start.compareTo(end) >= 0)) {
                throw Refusal.badRequest("start_on: Must be before due_on");
            }
            state.put("start_on", start);
        }
    }
}
