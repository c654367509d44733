package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a task is: its projects, their sections, its parent. None of it moves `modified_at`.
public final class TaskPlaces {
    private static final int MAX_PROJECTS = 20;
    private static final String MEMBER = "memberships";

    private TaskPlaces() {}

    public static void addProject(Work work, Resource task, ObjectNode data) {
        Input input = new Input(data);
        Resource project = work.inBody(Type.PROJECT, "project", input.gid("project"));
        String section = input.findGid("section");
        neighbours(work, input, project);
        put(work, task, project, section);
    }

    /// Into the first section.
    static void place(Work work, String taskGid, Resource project) {
        put(work, work.resources().get(taskGid), project, null);
    }

    public static void addToSection(Work work, Resource task, Resource section, ObjectNode data) {
        neighbours(work, new Input(data), work.resources().get(section.text("project")));
        put(work, task, work.resources().get(section.text("project")), section.gid());
    }

    /// The tasks to stand before or after must be there; the order itself is not kept.
    private static void neighbours(Work work, Input input, Resource project) {
        if (input.findGid("insert_before") != null && input.findGid("insert_after") != null) {
            throw Refusal.badRequest("You may only provide one of insert_before or insert_after!");
        }
        for (String field : List.of("insert_before", "insert_after")) {
            String gid = input.findGid(field);
            if (gid != null && !work.inBody(Type.TASK, field, gid).projects().contains(project.gid())) {
                throw Refusal.badRequest(field + ": Not in the project " + project.gid() + ": " + gid);
            }
        }
    }

    public static void removeProject(Work work, Resource task, ObjectNode data) {
        Resource project = work.inBody(Type.PROJECT, "project", new Input(data).gid("project"));
        if (!task.projects().contains(project.gid())) {
            return;
        }
        Resource changed = task.with(state -> {
            ArrayNode left = Json.array();
            for (JsonNode membership : task.get(MEMBER)) {
                if (!membership.path("project").asText().equals(project.gid())) {
                    left.add(membership);
                }
            }
            state.set(MEMBER, left);
        });
        work.resources().save(changed);
        work.removed(changed, project);
        Stories.system(
                work,
                changed,
                "removed_from_project",
                "removed this task from " + project.text("name"),
                story -> story.set("project", Stories.compact(project)));
    }

    public static Resource setParent(Work work, Resource task, ObjectNode data) {
        Input input = new Input(data);
        if (!input.has("parent")) {
            throw Refusal.missing("parent");
        }
        String gid = input.findGid("parent");
        Resource parent = gid == null ? null : work.inBody(Type.TASK, "parent", gid);
        for (Resource above = parent; above != null; above = parent(work, above)) {
            if (above.gid().equals(task.gid())) {
                throw Refusal.badRequest("parent: A task cannot be a subtask of itself");
            }
        }
        Resource changed = task.with(state -> state.put("parent", parent == null ? null : parent.gid()));
        work.resources().save(changed);
        work.changed(changed, "parent", parent == null ? null : Event.Ref.of(parent));
        if (parent != null) {
            work.added(changed, parent);
        }
        return changed;
    }

    private static @Nullable Resource parent(Work work, Resource task) {
        String gid = task.findText("parent");
        return gid == null ? null : work.resources().find(gid).orElse(null);
    }

    private static void put(Work work, Resource task, Resource project, @Nullable String sectionGid) {
        boolean isNew = !task.projects().contains(project.gid());
        if (isNew && task.projects().size() >= MAX_PROJECTS) {
            throw Refusal.badRequest("project: A task can be in at most " + MAX_PROJECTS + " projects");
        }
        Resource section = section(work, project, sectionGid);
        String left = task.get(MEMBER)
                .valueStream()
                .filter(place -> place.path("project").asText().equals(project.gid()))
                .map(place -> place.path("section").asText())
                .findFirst()
                .orElse("");
        boolean moves = !isNew && sectionGid != null && !section.gid().equals(left);
        Resource changed = task.with(state -> {
            ArrayNode places = state.withArrayProperty(MEMBER);
            ObjectNode place = null;
            for (JsonNode one : places) {
                if (one.path("project").asText().equals(project.gid())) {
                    place = (ObjectNode) one;
                }
            }
            ObjectNode target = place == null ? places.addObject().put("project", project.gid()) : place;
            if (place == null || sectionGid != null) {
                target.put("section", section.gid());
            }
        });
        work.resources().save(changed);
        if (isNew) {
            work.added(changed, project);
            Stories.system(
                    work,
                    changed,
                    "added_to_project",
                    "added this task to " + project.text("name"),
                    story -> story.set("project", Stories.compact(project)));
        }
        if (moves) {
            Stories.system(work, changed, "section_changed", "moved this task to " + section.text("name"), story -> {
                work.resources().find(left).ifPresent(from -> story.set("old_section", Stories.compact(from)));
                story.set("new_section", Stories.compact(section));
            });
        }
        if (isNew || moves) {
            work.added(changed, section);
        }
        if (isNew) {
            FieldValues.number(work, changed.gid());
        }
    }

    private static Resource section(Work work, Resource project, @Nullable String gid) {
        List<Resource> sections = Sections.of(work.resources(), project.gid());
        if (gid == null) {
            return sections.getFirst();
        }
        return sections.stream()
                .filter(section -> section.gid().equals(gid))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("section: Not in the project " + project.gid() + ": " + gid));
    }

    /// The memberships that a new task asks for, projects first.
    static List<ObjectNode> wanted(Input input) {
        List<ObjectNode> places = new ArrayList<>();
        input.gids("projects").forEach(project -> places.add(Json.object().put("project", project)));
        for (JsonNode membership : input.get(MEMBER)) {
            Input one = new Input(Input.object(MEMBER + ": [" + places.size() + "]", membership));
            ObjectNode place = Json.object().put("project", one.gid("project"));
            String section = one.findGid("section");
            if (section != null) {
                place.put("section", section);
            }
            places.removeIf(other -> other.path("project").equals(place.path("project")));
            places.add(place);
        }
        return places;
    }
}
