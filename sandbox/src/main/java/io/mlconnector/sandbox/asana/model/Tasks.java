package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;

/// Making, changing and trashing tasks.
public final class Tasks {
    /// Each of these, when it becomes another, is an event and a system story.
    private static final List<String> WATCHED = List.of(
            "name",
            "notes",
            "assignee",
            "due_on",
            "due_at",
            "start_on",
            "completed",
            "approval_status",
            "resource_subtype");

    private Tasks() {}

    public static Resource create(Work work, ObjectNode data) {
        Input input = new Input(data);
        String workspace = input.findGid("workspace");
        if (workspace != null) {
            work.inBody(Type.WORKSPACE, "workspace", workspace);
        }
        String parentGid = input.findGid("parent");
        Resource parent = parentGid == null ? null : work.inBody(Type.TASK, "parent", parentGid);
        // Asana drops the projects of a task that is made as a subtask, without a word.
        List<ObjectNode> places = parent == null ? TaskPlaces.wanted(input) : List.of();
        if (workspace == null && parent == null && places.isEmpty()) {
            throw Refusal.badRequest("You should specify one of workspace, parent, projects");
        }
        places.forEach(place ->
                work.inBody(Type.PROJECT, "projects", place.path("project").asText()));
        List<String> followers = input.gids("followers").stream()
                .map(user -> work.user("followers", user).gid())
                .toList();
        Resource task = work.resources().create(Type.TASK, state -> {
            state.put("resource_subtype", "default_task")
                    .put("name", "")
                    .put("notes", "")
                    .put("completed", false)
                    .put("workspace", work.workspace().gid())
                    .put("parent", parent == null ? null : parent.gid())
                    .put("created_at", work.time())
                    .put("created_by", work.actor().gid())
                    .put("modified_at", work.time());
            followers.forEach(state.putArray("followers")::add);
            TaskContent.apply(work, input, state);
        });
        if (parent != null) {
            work.added(task, parent);
        }
        for (ObjectNode place : places) {
            TaskPlaces.addProject(work, work.resources().get(task.gid()), place);
        }
        Resource placed = work.resources().get(task.gid());
        if (!input.has(FieldValues.MEMBER)) {
            return placed;
        }
        Resource filled =
                FieldValues.write(work, placed, input.get(FieldValues.MEMBER)).object();
        work.resources().save(filled);
        return filled;
    }

    /// Changes only what is given, and says nothing where it was so already.
    public static Resource update(Work work, Resource task, ObjectNode data) {
        Input input = new Input(data);
        input.forbid("projects", "tags", "memberships", "workspace", "followers", "parent");
        Resource content = task.with(state -> TaskContent.apply(work, input, state));
        FieldValues.Written written = input.has(FieldValues.MEMBER)
                ? FieldValues.write(work, content, input.get(FieldValues.MEMBER))
                : new FieldValues.Written(content, List.of());
        List<String> fields = WATCHED.stream()
                .filter(field -> !Objects.equals(
                        task.get(field).asText(), written.object().get(field).asText()))
                .toList();
        boolean external = !task.get("external").equals(content.get("external"));
        if (fields.isEmpty() && written.fields().isEmpty() && !external) {
            return task;
        }
        Resource changed = written.object().with(state -> state.put("modified_at", work.time()));
        work.resources().save(changed);
        for (String field : fields) {
            String assignee = field.equals("assignee") ? changed.findText("assignee") : null;
            work.changed(changed, field, assignee == null ? null : new Event.Ref(assignee, "user", null));
            Stories.system(work, changed, storyOf(field, changed), "changed the " + field.replace('_', ' '));
        }
        for (Resource field : written.fields()) {
            work.changed(changed, FieldValues.MEMBER, Event.Ref.of(field));
            Stories.system(
                    work,
                    changed,
                    field.text("resource_subtype") + "_custom_field_changed",
                    "changed " + field.text("name"));
        }
        return work.resources().get(changed.gid());
    }

    private static String storyOf(String field, Resource task) {
        return switch (field) {
            case "assignee" -> task.findText("assignee") == null ? "unassigned" : "assigned";
            case "due_on", "due_at", "start_on" -> "due_date_changed";
            case "completed" -> task.flag("completed") ? "marked_complete" : "marked_incomplete";
            default -> field + "_changed";
        };
    }

    /// Into the trash, its subtasks with it.
    public static void delete(Work work, Resource task) {
        for (Resource subtask : work.resources().under(IndexKeys.subtasksOf(task.gid()))) {
            delete(work, subtask);
        }
        work.deleted(task);
        work.resources().save(task.with(state -> state.put("trashed", true).put("modified_at", work.time())));
    }

    public static Resource undelete(Work work, Resource task) {
        Resource back = task.with(state -> {
            state.remove("trashed");
            state.put("modified_at", work.time());
        });
        work.resources().save(back);
        work.undeleted(back);
        return back;
    }
}
