package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.util.List;

/// Making, changing and deleting projects and their sections.
public final class Projects {
    private static final List<String> WATCHED = List.of(
            "name", "notes", "archived", "color", "due_on", "start_on", "owner", "default_view", "privacy_setting");

    private Projects() {}

    public static Resource create(Work work, ObjectNode data) {
        Input input = new Input(data);
        String workspace = input.gid("workspace");
        work.inBody(Type.WORKSPACE, "workspace", workspace);
        Resource project = work.resources().create(Type.PROJECT, state -> {
            state.put("name", input.text("name"))
                    .put("notes", "")
                    .put("archived", false)
                    .put("default_view", "list")
                    .put("privacy_setting", "public_to_workspace")
                    .put("owner", work.actor().gid())
                    .put("workspace", workspace)
                    .put("created_at", work.time())
                    .put("modified_at", work.time());
            apply(work, input, state);
        });
        work.resources().create(Type.SECTION, state -> section(work, project, state, "Untitled section"));
        Resource filled = input.has(FieldValues.MEMBER)
                ? FieldValues.write(work, project, input.get(FieldValues.MEMBER))
                        .object()
                : project;
        work.resources().save(filled);
        work.added(filled, work.workspace());
        return filled;
    }

    public static Resource update(Work work, Resource project, ObjectNode data) {
        Input input = new Input(data);
        input.forbid("workspace", "followers", "members", "completed", "permalink_url");
        Resource content = project.with(state -> apply(work, input, state));
        FieldValues.Written written = input.has(FieldValues.MEMBER)
                ? FieldValues.write(work, content, input.get(FieldValues.MEMBER))
                : new FieldValues.Written(content, List.of());
        List<String> fields = WATCHED.stream()
                .filter(field -> !project.get(field)
                        .asText()
                        .equals(written.object().get(field).asText()))
                .toList();
        if (fields.isEmpty() && written.fields().isEmpty()) {
            return project;
        }
        Resource changed = written.object().with(state -> state.put("modified_at", work.time()));
        work.resources().save(changed);
        fields.forEach(field -> work.changed(changed, field, null));
        if (work.switches().projectValueEvents()) {
            written.fields().forEach(field -> work.changed(changed, FieldValues.MEMBER, Event.Ref.of(field)));
        }
        return changed;
    }

    private static void apply(Work work, Input input, ObjectNode state) {
        if (input.has("name")) {
            state.put("name", input.text("name"));
        }
        TaskContent.notes(input, state);
        Boolean archived = input.findFlag("archived");
        if (archived != null) {
            state.put("archived", archived);
        }
        for (String field : new String[] {"color", "default_view", "privacy_setting", "icon"}) {
            if (input.has(field)) {
                state.put(field, input.findText(field));
            }
        }
        for (String field : new String[] {"due_on", "start_on"}) {
            if (input.has(field)) {
                String day = input.findText(field);
                state.put(field, day == null ? null : Times.day(field, day));
            }
        }
        if (input.has("owner")) {
            String owner = input.findGid("owner");
            state.put("owner", owner == null ? null : work.user("owner", owner).gid());
        }
    }

    /// Its tasks stay, in one project less.
    public static void delete(Work work, Resource project) {
        Resources resources = work.resources();
        work.deleted(project);
        for (Resource task : resources.under(IndexKeys.tasksIn(project.gid()))) {
            resources.save(task.with(state -> without(state.withArrayProperty("memberships"), project.gid())));
        }
        for (Resource portfolio : resources.under(IndexKeys.portfoliosWith(project.gid()))) {
            Portfolios.take(work, portfolio, project.gid());
        }
        resources.under(IndexKeys.sectionsOf(project.gid())).forEach(section -> resources.delete(section.gid()));
        resources.under(IndexKeys.settingsOf(project.gid())).forEach(setting -> resources.delete(setting.gid()));
        resources.delete(project.gid());
    }

    private static void without(ArrayNode memberships, String projectGid) {
        ArrayNode left = Json.array();
        for (JsonNode membership : memberships) {
            if (!membership.path("project").asText().equals(projectGid)) {
                left.add(membership);
            }
        }
        memberships.removeAll();
        memberships.addAll(left);
    }

    public static Resource addSection(Work work, Resource project, ObjectNode data) {
        String name = new Input(data).text("name");
        Resource section = work.resources().create(Type.SECTION, state -> section(work, project, state, name));
        work.added(section, project);
        return section;
    }

    public static Resource renameSection(Work work, Resource section, ObjectNode data) {
        String name = new Input(data).text("name");
        Resource changed = section.with(state -> state.put("name", name));
        work.resources().save(changed);
        work.changed(changed, "name", null);
        return changed;
    }

    public static void deleteSection(Work work, Resource section) {
        boolean used = work.resources().under(IndexKeys.tasksIn(section.text("project"))).stream()
                .flatMap(task -> task.get("memberships").valueStream())
                .anyMatch(membership -> membership.path("section").asText().equals(section.gid()));
        if (used) {
            throw Refusal.badRequest("section: Cannot delete a section that has tasks");
        }
        if (work.resources()
                        .under(IndexKeys.sectionsOf(section.text("project")))
                        .size()
                == 1) {
            throw Refusal.badRequest("section: Cannot delete the last section of a project");
        }
        work.deleted(section);
        work.resources().delete(section.gid());
    }

    private static void section(Work work, Resource project, ObjectNode state, String name) {
        state.put("name", name).put("project", project.gid()).put("created_at", work.time());
    }
}
