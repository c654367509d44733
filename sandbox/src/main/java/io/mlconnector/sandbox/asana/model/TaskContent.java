package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writing what a task itself holds: everything but its places and its custom field values.
final class TaskContent {
    private static final Set<String> SUBTYPES = Set.of("default_task", "milestone", "approval");
    private static final Set<String> APPROVALS = Set.of("pending", "approved", "rejected", "changes_requested");
    private static final Set<String> WHEN = Set.of("today", "upcoming", "later", "new", "inbox");
    private static final int MAX_EXTERNAL_GID = 1_024;
    private static final int MAX_EXTERNAL_DATA = 32_768;

    private TaskContent() {}

    static void apply(Work work, Input input, ObjectNode task) {
        if (input.has("name")) {
            String name = input.findText("name");
            task.put("name", name == null ? "" : name);
        }
        notes(work, input, task);
        if (input.has("resource_subtype")) {
            String subtype = input.text("resource_subtype");
            if (!SUBTYPES.contains(subtype)) {
                // A custom type would need `custom_type`, of which no workspace here has any.
                throw Refusal.badRequest("resource_subtype: Not a valid task type: " + subtype);
            }
            task.put("resource_subtype", subtype);
            if (!subtype.equals("approval")) {
                task.remove("approval_status");
            }
        }
        if (input.has("assignee")) {
            String assignee = input.findGid("assignee");
            task.put(
                    "assignee",
                    assignee == null ? null : work.user("assignee", assignee).gid());
        }
        dates(work, input, task);
        completion(work, input, task);
        if (input.has("assignee_status")) {
            task.put("assignee_status", Input.choice("assignee_status", input.text("assignee_status"), WHEN));
        }
        if (input.has("external")) {
            external(work, input, task);
        }
    }

    static void notes(Work work, Input input, ObjectNode object) {
        String html = input.findText("html_notes");
        if (html != null && input.findText("notes") != null) {
            throw Refusal.badRequest("You may only provide one of notes or html_notes!");
        }
        if (html != null) {
            object.put("notes", RichText.plain("html_notes", html)).put("html_notes", RichText.expanded(work, html));
        } else if (input.has("notes")) {
            String notes = input.findText("notes");
            object.put("notes", notes == null ? "" : notes)
                    .put("html_notes", RichText.html(notes == null ? "" : notes));
        }
    }

    private static void dates(Work work, Input input, ObjectNode task) {
        for (String kind : new String[] {"due", "start"}) {
            String onField = kind + "_on";
            String atField = kind + "_at";
            String on = input.findText(onField);
            String at = input.findText(atField);
            if (on != null && at != null) {
                throw Refusal.badRequest("You may only provide one of " + onField + " or " + atField + "!");
            }
            if (at != null) {
                String written = Times.text(Times.parse(atField, at, work.now()));
                task.put(atField, written).put(onField, written.substring(0, 10));
            } else if (input.has(onField) || input.has(atField)) {
                task.putNull(atField).put(onField, on == null ? null : Times.day(onField, on));
            }
        }
        for (String field : new String[] {"start_on", "start_at"}) {
            if (input.has(field)) {
                start(field, input, task);
            }
        }
        if (task.path("resource_subtype").asText().equals("milestone")
                && task.path("start_on").isTextual()) {
            throw Refusal.badRequest("start_on: A milestone has no start date");
        }
    }

    /// Setting or unsetting it needs a due date of the same request, the time a due time.
    private static void start(String field, Input input, ObjectNode task) {
        boolean due = input.has("due_at") || (field.equals("start_on") && input.has("due_on"));
        if (!due) {
            throw Refusal.badRequest(field + ": A due date must be present in the request");
        }
        String on = task.path("start_on").textValue();
        String dueOn = task.path("due_on").textValue();
        if (on != null && dueOn == null) {
            throw Refusal.badRequest(field + ": A start date needs a due date");
        }
        if (on != null && dueOn != null && on.compareTo(dueOn) > 0) {
            throw Refusal.badRequest(field + ": Must not be after the due date");
        }
    }

    /// An approval's status and `completed` move together.
    private static void completion(Work work, Input input, ObjectNode task) {
        Boolean wanted = input.findFlag("completed");
        String approval = input.findText("approval_status");
        boolean isApproval = task.path("resource_subtype").asText().equals("approval");
        if (approval != null && (!isApproval || !APPROVALS.contains(approval))) {
            throw Refusal.badRequest("approval_status: Not a valid approval status: " + approval);
        }
        if (approval != null) {
            task.put("approval_status", approval);
            wanted = !approval.equals("pending");
        } else if (isApproval && wanted != null) {
            task.put("approval_status", wanted ? "approved" : "pending");
        } else if (isApproval && !task.has("approval_status")) {
            task.put("approval_status", "pending");
        }
        if (wanted != null && wanted != task.path("completed").asBoolean()) {
            task.put("completed", wanted)
                    .put("completed_at", wanted ? work.time() : null)
                    .put("completed_by", wanted ? work.actor().gid() : null);
        }
    }

    private static void external(Work work, Input input, ObjectNode task) {
        if (!work.mayUseExternal()) {
            return;
        }
        JsonNode given = input.get("external");
        if (given.isNull()) {
            task.remove("external");
            return;
        }
        Input external = new Input(input.object("external"));
        String gid = limited("external.gid", external.findText("gid"), MAX_EXTERNAL_GID);
        String data = limited("external.data", external.findText("data"), MAX_EXTERNAL_DATA);
        task.putObject("external").put("gid", gid).put("data", data).put("by", work.app());
    }

    private static @Nullable String limited(String field, @Nullable String value, int maximum) {
        if (value != null && value.length() > maximum) {
            throw Refusal.badRequest(field + ": Value is longer than the maximum of " + maximum + " characters");
        }
        return value;
    }
}
