package io.mlconnector.sandbox.asana.api;

import io.mlconnector.sandbox.asana.model.Attachments;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Stories;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;

/// Comments, the stories that Asana writes itself, and attached links. Listed oldest first.
final class StoryRoutes {
    private StoryRoutes() {}

    static void addTo(Routes routes, Paging paging) {
        routes.add(
                        "GET",
                        "tasks/*/stories",
                        (ask, work, view) -> Reply.page(
                                ask,
                                view,
                                work.resources()
                                        .under(IndexKeys.storiesOn(
                                                TaskRoutes.task(ask, work).gid())),
                                paging))
                .add(
                        "POST",
                        "tasks/*/stories",
                        (ask, work, view) ->
                                Reply.created(ask, view, Stories.comment(work, TaskRoutes.task(ask, work), ask.data())))
                .add("GET", "stories/*", (ask, work, view) -> Reply.read(ask, view, story(ask, work)))
                .add(
                        "PUT",
                        "stories/*",
                        (ask, work, view) -> Reply.read(ask, view, Stories.update(work, story(ask, work), ask.data())))
                .add("DELETE", "stories/*", (ask, work, _) -> {
                    Stories.delete(work, story(ask, work));
                    return Reply.done();
                });
        addAttachments(routes, paging);
    }

    private static void addAttachments(Routes routes, Paging paging) {
        routes.add("GET", "attachments", (ask, work, view) -> {
                    Resource task = work.inBody(Type.TASK, "parent", ask.need("parent"));
                    return Reply.page(ask, view, work.resources().under(IndexKeys.attachmentsOf(task.gid())), paging);
                })
                .add(
                        "POST",
                        "attachments",
                        (ask, work, view) -> Reply.read(
                                ask,
                                view,
                                ask.upload() == null
                                        ? Attachments.create(work, ask.data())
                                        : Attachments.upload(work, Asks.gid(ask, "parent"), ask.upload())))
                .add(
                        "GET",
                        "attachments/*",
                        (ask, work, view) -> Reply.read(ask, view, work.inPath(Type.ATTACHMENT, ask.part(1))))
                .add("DELETE", "attachments/*", (ask, work, _) -> {
                    Attachments.delete(work, work.inPath(Type.ATTACHMENT, ask.part(1)));
                    return Reply.done();
                });
    }

    private static Resource story(Ask ask, Work work) {
        return work.inPath(Type.STORY, ask.part(1));
    }
}
