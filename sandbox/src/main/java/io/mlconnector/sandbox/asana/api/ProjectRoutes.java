package io.mlconnector.sandbox.asana.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.FieldSettings;
import io.mlconnector.sandbox.asana.model.FieldValues;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Projects;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import java.util.List;

/// Projects, their fields and sections.
final class ProjectRoutes {
    private ProjectRoutes() {}

    static void addTo(Routes routes, Paging paging) {
        routes.add("GET", "projects", (ask, work, view) -> {
                    String workspace = ask.find("workspace");
                    if (workspace != null) {
                        work.inBody(Type.WORKSPACE, "workspace", workspace);
                    }
                    return Reply.page(ask, view, list(work, ask), paging);
                })
                .add("GET", "workspaces/*/projects", (ask, work, view) -> {
                    work.inPath(Type.WORKSPACE, ask.part(1));
                    return Reply.page(ask, view, list(work, ask), paging);
                })
                .add(
                        "POST",
                        "projects",
                        (ask, work, view) -> Deprecations.mark(
                                ask.data(), Reply.created(ask, view, Projects.create(work, checked(work, ask.data())))))
                .add("POST", "workspaces/*/projects", (ask, work, view) -> {
                    ObjectNode data = ask.data()
                            .put(
                                    "workspace",
                                    work.inPath(Type.WORKSPACE, ask.part(1)).gid());
                    return Deprecations.mark(
                            data, Reply.created(ask, view, Projects.create(work, checked(work, data))));
                })
                .add("GET", "projects/*", (ask, work, view) -> Reply.read(ask, view, project(ask, work)))
                .add(
                        "PUT",
                        "projects/*",
                        (ask, work, view) -> Deprecations.mark(
                                ask.data(),
                                Reply.read(
                                        ask,
                                        view,
                                        Projects.update(work, project(ask, work), checked(work, ask.data())))))
                .add("DELETE", "projects/*", (ask, work, _) -> {
                    Projects.delete(work, project(ask, work));
                    return Reply.done();
                });
        routes.add("GET", "projects/*/task_counts", (ask, work, _) -> TaskCounts.of(ask, work, project(ask, work)));
        addFields(routes, paging);
        SectionRoutes.addTo(routes, paging);
        MemberRoutes.addTo(routes, paging);
    }

    private static void addFields(Routes routes, Paging paging) {
        routes.add(
                        "GET",
                        "projects/*/custom_field_settings",
                        (ask, work, view) -> Reply.page(
                                ask,
                                view,
                                work.resources()
                                        .under(IndexKeys.settingsOf(
                                                project(ask, work).gid())),
                                paging))
                .add("POST", "projects/*/addCustomFieldSetting", (ask, work, view) -> {
                    paid(work, "Custom field settings");
                    return Reply.read(ask, view, FieldSettings.add(work, project(ask, work), ask.data()));
                })
                .add("POST", "projects/*/removeCustomFieldSetting", (ask, work, _) -> {
                    FieldSettings.remove(work, project(ask, work), ask.data());
                    return Reply.done();
                });
    }

    private static List<Resource> list(Work work, Ask ask) {
        String archived = ask.find("archived");
        String team = ask.find("team");
        if (team != null) {
            work.inBody(Type.TEAM, "team", team);
        }
        return work.resources().all(Type.PROJECT).stream()
                .filter(project -> archived == null || project.flag("archived") == archived.equals("true"))
                .filter(project -> team == null || project.text("team").equals(team))
                .toList();
    }

    static void paid(Work work, String feature) {
        if (!work.switches().paid()) {
            throw Refusal.notInPlan(feature);
        }
    }

    /// Values of custom fields are part of what is paid for.
    static ObjectNode checked(Work work, ObjectNode data) {
        if (data.has(FieldValues.MEMBER)) {
            paid(work, "Custom Fields");
        }
        return data;
    }

    static Resource project(Ask ask, Work work) {
        return work.inPath(Type.PROJECT, ask.part(1));
    }
}
