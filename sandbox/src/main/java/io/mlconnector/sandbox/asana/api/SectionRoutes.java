package io.mlconnector.sandbox.asana.api;

import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Sections;
import io.mlconnector.sandbox.asana.model.TaskPlaces;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;

/// Sections of projects and what is put into them.
final class SectionRoutes {
    private SectionRoutes() {}

    static void addTo(Routes routes, Paging paging) {
        routes.add(
                        "GET",
                        "projects/*/sections",
                        (ask, work, view) -> Reply.page(
                                ask,
                                view,
                                Sections.of(
                                        work.resources(),
                                        ProjectRoutes.project(ask, work).gid()),
                                paging))
                .add(
                        "POST",
                        "projects/*/sections",
                        (ask, work, view) -> Reply.created(
                                ask, view, Sections.add(work, ProjectRoutes.project(ask, work), ask.data())))
                .add("POST", "projects/*/sections/insert", (ask, work, _) -> {
                    Sections.insert(work, ProjectRoutes.project(ask, work), ask.data());
                    return Reply.done();
                })
                .add("GET", "sections/*", (ask, work, view) -> Reply.read(ask, view, section(ask, work)))
                .add(
                        "PUT",
                        "sections/*",
                        (ask, work, view) ->
                                Reply.read(ask, view, Sections.rename(work, section(ask, work), ask.data())))
                .add("DELETE", "sections/*", (ask, work, _) -> {
                    Sections.delete(work, section(ask, work));
                    return Reply.done();
                })
                .add("POST", "sections/*/addTask", (ask, work, _) -> {
                    Resource task = work.inBody(Type.TASK, "task", Asks.gid(ask, "task"));
                    TaskPlaces.addToSection(work, task, section(ask, work), ask.data());
                    return Reply.done();
                });
    }

    private static Resource section(Ask ask, Work work) {
        return work.inPath(Type.SECTION, ask.part(1));
    }
}
