package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.util.List;
import java.util.Objects;

/// Making, changing and deleting projects.
public final class Projects {
    private static final List<String> WATCHED = List.of(
            "name", "notes", "archived", "color", "due_on", "start_on", "owner", "default_view", "privacy_setting");

    private Projects() {}

    public static Resource create(Work work, ObjectNode data) {
        Input input = new Input(data);
        String teamGid = input.findGid("team");
        String workspace = teamGid == null ? input.gid("workspace") : input.findGid("workspace");
        if (workspace != null) {
            work.inBody(Type.WORKSPACE, "workspace", workspace);
        }
        if (work.switches().organization() && teamGid == null) {
            throw Refusal.badRequest("team: Missing input");
        }
        String name = input.text("name");
        List<String> followers = Followers.of(work, input);
        Resource project = work.resources().create(Type.PROJECT, state -> {
            fresh(work, state, name);
            followers.forEach(state.putArray("followers")::add);
            ProjectContent.apply(work, input, state);
        });
        Sections.create(work, project, "Untitled section");
        Memberships.add(work, project, work.actor(), "admin");
        Resource filled = input.has(FieldValues.MEMBER)
                ? FieldValues.write(work, project, input.get(FieldValues.MEMBER))
                        .object()
                : project;
        work.resources().save(filled);
        work.added(filled, work.workspace());
        return filled;
    }

    private static void fresh(Work work, ObjectNode state, String name) {
        state.put("name", name)
                .put("notes", "")
                .put("html_notes", RichText.html(""))
                .put("archived", false)
                .put("default_view", "list")
                .put("privacy_setting", "public_to_workspace")
                .put("default_access_level", "editor")
                .put("minimum_access_level_for_customization", "editor")
                .put("minimum_access_level_for_sharing", "editor")
                .put("owner", work.actor().gid())
                .put("workspace", work.workspace().gid())
                .put("created_at", work.time())
                .put("modified_at", work.time());
    }

    /// With the sections and the fields of the original, without its tasks and members.
    static Resource copy(Work work, Resource original, String name) {
        Resource copy = work.resources().create(Type.PROJECT, state -> {
            fresh(work, state, name);
            state.put("notes", original.text("notes")).put("html_notes", original.findText("html_notes"));
            state.put("team", original.findText("team"));
            state.putArray("followers").add(work.actor().gid());
        });
        for (Resource section : Sections.of(work.resources(), original.gid())) {
            Sections.create(work, copy, section.text("name"));
        }
        for (Resource setting : work.resources().under(IndexKeys.settingsOf(original.gid()))) {
            ObjectNode data = Json.object().put("custom_field", setting.text("custom_field"));
            FieldSettings.add(work, copy, data.put("is_important", setting.flag("is_important")));
        }
        Memberships.add(work, copy, work.actor(), "admin");
        work.added(copy, work.workspace());
        return copy;
    }

    public static Resource update(Work work, Resource project, ObjectNode data) {
        Input input = new Input(data);
        input.forbid("workspace", "followers", "members", "completed", "permalink_url");
        Resource content = project.with(state -> ProjectContent.apply(work, input, state));
        FieldValues.Written written = input.has(FieldValues.MEMBER)
                ? FieldValues.write(work, content, input.get(FieldValues.MEMBER))
                : new FieldValues.Written(content, List.of());
        List<String> fields = WATCHED.stream()
                .filter(field -> !Objects.equals(
                        project.findText(field) + project.flag(field),
                        written.object().findText(field) + written.object().flag(field)))
                .toList();
        if (fields.isEmpty() && written.fields().isEmpty() && same(project, content)) {
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

    private static boolean same(Resource before, Resource after) {
        return List.of("icon", "team", "default_access_level").stream()
                .allMatch(field -> Objects.equals(before.findText(field), after.findText(field)));
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
        for (String key : List.of(
                IndexKeys.sectionsOf(project.gid()),
                IndexKeys.settingsOf(project.gid()),
                IndexKeys.of(Type.MEMBERSHIP, project.gid()),
                IndexKeys.of(Type.STATUS_UPDATE, project.gid()),
                IndexKeys.of(Type.BUDGET, project.gid()))) {
            resources.under(key).forEach(part -> resources.delete(part.gid()));
        }
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
}
