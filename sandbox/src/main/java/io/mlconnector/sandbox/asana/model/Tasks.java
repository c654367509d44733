package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Making and changing tasks.
public final class Tasks {
    /// Each of these, when it becomes another, is an event and a system story.
    private static final List<String> WATCHED = List.of(
            "name",
            "notes",
            "assignee",
            "due_on",
            "due_at",
            "start_on",
            "start_at",
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
        List<Resource> tags = input.gids("tags").stream()
                .map(tag -> work.inBody(Type.TAG, "tags", tag))
                .toList();
        List<String> followers = Followers.of(work, input);
        Resource task = work.resources().create(Type.TASK, state -> {
            state.put("resource_subtype", "default_task")
                    .put("name", "")
                    .put("notes", "")
                    .put("html_notes", RichText.html(""))
                    .put("completed", false)
                    .put("workspace", work.workspace().gid())
                    .put("parent", parent == null ? null : parent.gid())
                    .put("created_at", work.time())
                    .put("created_by", work.actor().gid())
                    .put("modified_at", work.time());
            followers.forEach(state.putArray("followers")::add);
            TaskContent.apply(work, input, state);
        });
        if (parent != null || places.isEmpty()) {
            work.added(task, parent);
        }
        for (ObjectNode place : places) {
            TaskPlaces.addProject(work, work.resources().get(task.gid()), place);
        }
        for (Resource tag : tags) {
            Tags.add(work, work.resources().get(task.gid()), tag);
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
                        value(task.get(field)), value(written.object().get(field))))
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
        }
        TaskStories.tell(work, task, changed, fields);
        for (Resource field : written.fields()) {
            work.changed(changed, FieldValues.MEMBER, Event.Ref.of(field));
            TaskStories.tellValue(work, task, changed, field);
        }
        return work.resources().get(changed.gid());
    }

    /// Nothing is as good as null.
    private static String value(JsonNode node) {
        return node.isNull() ? "" : node.asText();
    }

    /// The whole family below it, nearest first.
    static List<Resource> below(Resources resources, Resource task) {
        List<Resource> all = new ArrayList<>();
        for (Resource subtask : resources.under(IndexKeys.subtasksOf(task.gid()))) {
            all.add(subtask);
            all.addAll(below(resources, subtask));
        }
        return all;
    }
}
