package io.mlconnector.sandbox.asana.control;

import io.mlconnector.sandbox.asana.feed.Webhooks;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.model.World;
import io.mlconnector.sandbox.asana.view.View;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Html;
import io.mlconnector.sandbox.http.WireLog;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Pages for people, under the addresses that Asana's own pages have: `/0/{project}/list`, `/0/{project}/{task}`.
public final class Pages {
    private final World world;
    private final Function<Work, View> views;
    private final IndexPage index;

    public Pages(World world, Function<Work, View> views, Webhooks webhooks, WireLog requests) {
        this.world = world;
        this.views = views;
        this.index = new IndexPage(webhooks, requests);
    }

    public Answer handle(Call call) {
        if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
            return Answer.text(405, "Pages are read with GET.");
        }
        List<String> path = call.segments();
        return world.look(world.accounts().botGid(), work -> page(path, work, views.apply(work)))
                .map(html -> Answer.html(200, html))
                .orElseGet(() -> Answer.html(
                        404,
                        Html.page(
                                "Not found",
                                "The workspace has no such object",
                                "<p>" + Html.link("/", "Everything") + "</p>")));
    }

    private Optional<String> page(List<String> path, Work work, View view) {
        if (path.isEmpty()) {
            return Optional.of(index.html(work, view));
        }
        if (path.size() != 3) {
            return Optional.empty();
        }
        Optional<Resource> task = work.resources().find(Type.TASK, path.get(2));
        return task.isPresent()
                ? task.map(found -> TaskPage.html(work, view, found))
                : work.resources()
                        .find(Type.PROJECT, path.get(1))
                        .map(project -> ProjectPage.html(work, view, project));
    }
}
