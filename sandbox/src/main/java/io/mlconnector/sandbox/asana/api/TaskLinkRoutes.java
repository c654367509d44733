package io.mlconnector.sandbox.asana.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.Dependencies;
import io.mlconnector.sandbox.asana.model.Followers;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Jobs;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Tags;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;

/// What ties tasks to others: dependencies, tags, followers, copies.
final class TaskLinkRoutes {
    private static final String DEPENDENCIES = "Task dependencies";

    private TaskLinkRoutes() {}

    /// Changes a task by the `data` of a request.
    @FunctionalInterface
    private interface Change {
        void apply(Work work, Resource task, ObjectNode data);
    }

    static void addTo(Routes routes, Paging paging) {
        routes.add(
                        "GET",
                        "tasks/*/dependencies",
                        (ask, work, view) ->
                                Reply.page(ask, view, Dependencies.of(work.resources(), paid(ask, work)), paging))
                .add(
                        "GET",
                        "tasks/*/dependents",
                        (ask, work, view) -> Reply.page(
                                ask, view, Dependencies.dependentsOf(work.resources(), paid(ask, work)), paging));
        dependency(routes, "addDependencies", Dependencies::add);
        dependency(routes, "removeDependencies", Dependencies::remove);
        dependency(routes, "addDependents", Dependencies::addDependents);
        dependency(routes, "removeDependents", Dependencies::removeDependents);
        addTags(routes, paging);
        routes.add(
                        "POST",
                        "tasks/*/addFollowers",
                        (ask, work, view) ->
                                Reply.read(ask, view, Followers.add(work, TaskRoutes.task(ask, work), ask.data())))
                .add(
                        "POST",
                        "tasks/*/removeFollowers",
                        (ask, work, view) ->
                                Reply.read(ask, view, Followers.remove(work, TaskRoutes.task(ask, work), ask.data())))
                .add(
                        "POST",
                        "tasks/*/duplicate",
                        (ask, work, view) -> Reply.created(
                                ask, view, Jobs.duplicateTask(work, TaskRoutes.task(ask, work), ask.data())))
                .add(
                        "POST",
                        "projects/*/duplicate",
                        (ask, work, view) -> Reply.created(
                                ask, view, Jobs.duplicateProject(work, ProjectRoutes.project(ask, work), ask.data())))
                .add("GET", "jobs/*", (ask, work, view) -> {
                    Resource job = work.inPath(Type.JOB, ask.part(1));
                    if (!job.text("created_by").equals(work.actor().gid())) {
                        throw Refusal.forbidden("You do not have access to this job.");
                    }
                    return Reply.read(ask, view, job);
                });
    }

    private static void dependency(Routes routes, String verb, Change change) {
        routes.add("POST", "tasks/*/" + verb, (ask, work, _) -> {
            change.apply(work, paid(ask, work), ask.data());
            return Reply.done();
        });
    }

    private static void addTags(Routes routes, Paging paging) {
        routes.add("GET", "tags", (ask, work, view) -> {
                    String workspace = ask.find("workspace");
                    if (workspace != null) {
                        work.inBody(Type.WORKSPACE, "workspace", workspace);
                    }
                    return Reply.page(ask, view, work.resources().all(Type.TAG), paging);
                })
                .add("POST", "tags", (ask, work, view) -> Reply.created(ask, view, Tags.create(work, ask.data())))
                .add("GET", "workspaces/*/tags", (ask, work, view) -> {
                    work.inPath(Type.WORKSPACE, ask.part(1));
                    return Reply.page(ask, view, work.resources().all(Type.TAG), paging);
                })
                .add("POST", "workspaces/*/tags", (ask, work, view) -> {
                    String workspace = work.inPath(Type.WORKSPACE, ask.part(1)).gid();
                    return Reply.created(ask, view, Tags.create(work, ask.data().put("workspace", workspace)));
                })
                .add("GET", "tags/*", (ask, work, view) -> Reply.read(ask, view, work.inPath(Type.TAG, ask.part(1))))
                .add(
                        "PUT",
                        "tags/*",
                        (ask, work, view) -> Reply.read(
                                ask, view, Tags.update(work, work.inPath(Type.TAG, ask.part(1)), ask.data())))
                .add("DELETE", "tags/*", (ask, work, _) -> {
                    Tags.delete(work, work.inPath(Type.TAG, ask.part(1)));
                    return Reply.done();
                })
                .add(
                        "GET",
                        "tasks/*/tags",
                        (ask, work, view) -> Reply.page(
                                ask,
                                view,
                                work.resources()
                                        .resolve(TaskRoutes.task(ask, work).texts("tags")),
                                paging))
                .add("POST", "tasks/*/addTag", (ask, work, _) -> {
                    Tags.add(work, TaskRoutes.task(ask, work), tag(ask, work));
                    return Reply.done();
                })
                .add("POST", "tasks/*/removeTag", (ask, work, _) -> {
                    Tags.remove(work, TaskRoutes.task(ask, work), tag(ask, work));
                    return Reply.done();
                })
                .add("GET", "workspaces/*/tasks/custom_id/*", (ask, work, view) -> {
                    work.inPath(Type.WORKSPACE, ask.part(1));
                    return Reply.read(
                            ask,
                            view,
                            work.resources().under(IndexKeys.customId(ask.part(4))).stream()
                                    .findFirst()
                                    .orElseThrow(() -> Refusal.notFound("task: Unknown object: " + ask.part(4))));
                });
    }

    private static Resource tag(Ask ask, Work work) {
        return work.inBody(Type.TAG, "tag", Asks.gid(ask, "tag"));
    }

    private static Resource paid(Ask ask, Work work) {
        ProjectRoutes.paid(work, DEPENDENCIES);
        return TaskRoutes.task(ask, work);
    }
}
