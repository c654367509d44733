package io.mlconnector.sandbox.asana.api;

import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.TaskPlaces;
import io.mlconnector.sandbox.asana.model.Tasks;
import io.mlconnector.sandbox.asana.model.Trash;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;

/// Tasks and where they are.
final class TaskRoutes {
    private TaskRoutes() {}

    static void addTo(Routes routes, Paging paging) {
        routes.add("GET", "tasks", (ask, work, view) -> Reply.page(ask, view, TaskLists.asked(ask, work), paging))
                .add(
                        "POST",
                        "tasks",
                        (ask, work, view) ->
                                Reply.created(ask, view, Tasks.create(work, ProjectRoutes.checked(work, ask.data()))))
                .add("GET", "tasks/*", (ask, work, view) -> Reply.read(ask, view, task(ask, work)))
                .add(
                        "PUT",
                        "tasks/*",
                        (ask, work, view) -> Reply.read(
                                ask,
                                view,
                                Tasks.update(work, task(ask, work), ProjectRoutes.checked(work, ask.data()))))
                .add("DELETE", "tasks/*", (ask, work, _) -> {
                    Trash.add(work, task(ask, work));
                    return Reply.done();
                })
                .add(
                        "GET",
                        "projects/*/tasks",
                        (ask, work, view) -> Reply.page(
                                ask,
                                view,
                                TaskLists.inProject(ask, work, work.inPath(Type.PROJECT, ask.part(1))),
                                paging))
                .add(
                        "GET",
                        "sections/*/tasks",
                        (ask, work, view) -> Reply.page(
                                ask,
                                view,
                                TaskLists.inSection(ask, work, work.inPath(Type.SECTION, ask.part(1))),
                                paging))
                .add(
                        "GET",
                        "tags/*/tasks",
                        (ask, work, view) -> Reply.page(
                                ask,
                                view,
                                work.resources()
                                        .under(IndexKeys.taggedWith(work.inPath(Type.TAG, ask.part(1))
                                                .gid())),
                                paging))
                .add(
                        "GET",
                        "user_task_lists/*/tasks",
                        (ask, work, view) -> Reply.page(
                                ask,
                                view,
                                TaskLists.inList(ask, work, work.inPath(Type.USER_TASK_LIST, ask.part(1))),
                                paging));
        addPlaces(routes, paging);
        TaskLinkRoutes.addTo(routes, paging);
    }

    private static void addPlaces(Routes routes, Paging paging) {
        routes.add(
                        "GET",
                        "tasks/*/projects",
                        (ask, work, view) -> Reply.page(
                                ask,
                                view,
                                work.resources().resolve(task(ask, work).projects()),
                                paging))
                .add("POST", "tasks/*/addProject", (ask, work, _) -> {
                    TaskPlaces.addProject(work, task(ask, work), ask.data());
                    return Reply.done();
                })
                .add("POST", "tasks/*/removeProject", (ask, work, _) -> {
                    TaskPlaces.removeProject(work, task(ask, work), ask.data());
                    return Reply.done();
                })
                .add(
                        "POST",
                        "tasks/*/setParent",
                        (ask, work, view) ->
                                Reply.read(ask, view, TaskPlaces.setParent(work, task(ask, work), ask.data())))
                .add(
                        "GET",
                        "tasks/*/subtasks",
                        (ask, work, view) -> Reply.page(
                                ask,
                                view,
                                work.resources()
                                        .under(IndexKeys.subtasksOf(
                                                task(ask, work).gid())),
                                paging))
                .add("POST", "tasks/*/subtasks", (ask, work, view) -> {
                    ask.data().put("parent", task(ask, work).gid());
                    return Reply.created(ask, view, Tasks.create(work, ProjectRoutes.checked(work, ask.data())));
                });
    }

    static Resource task(Ask ask, Work work) {
        return work.inPath(Type.TASK, ask.part(1));
    }
}
