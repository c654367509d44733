package io.mlconnector.sandbox.asana.page;

import static io.mlconnector.sandbox.http.Html.escape;

import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.view.View;
import io.mlconnector.sandbox.http.Html;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.page.Form;
import io.mlconnector.sandbox.page.Part;
import io.mlconnector.sandbox.page.Site;
import io.mlconnector.sandbox.page.Typed;
import java.util.List;

/// What the workspace holds, and which tasks were made last.
final class HomePage {
    private static final int LATEST = 12;
    private static final int MAX_PROJECTS = 200;

    private HomePage() {}

    static Site.Page page(Work work, View view, Site site, Typed typed, String refusal) {
        List<Resource> projects = work.resources().all(Type.PROJECT);
        List<Resource> tasks = work.resources().all(Type.TASK);
        List<Resource> portfolios = work.resources().all(Type.PORTFOLIO);
        List<Resource> fields = work.resources().all(Type.CUSTOM_FIELD);
        String tiles = Part.tiles(List.of(
                Part.tile("#Projects", Integer.toString(projects.size()), "Projects"),
                Part.tile("#Latest-tasks", Integer.toString(tasks.size()), "Tasks"),
                Part.tile("#Portfolios", Integer.toString(portfolios.size()), "Portfolios"),
                Part.tile("/0/fields", Integer.toString(fields.size()), "Custom fields")));
        String create = Form.inline("/0/projects", site.csrf())
                .text("name", "New project", typed.text("name"))
                .button("Create")
                .html();
        String body = tiles
                + "<div class=\"half\">"
                + Part.card("Projects", "", projects(work, projects) + "<br>" + create)
                + Part.card("Portfolios", "", portfolios(portfolios))
                + "</div>"
                + Part.card(
                        "Latest tasks",
                        "",
                        TaskRows.html(
                                work,
                                view,
                                tasks.subList(Math.max(0, tasks.size() - LATEST), tasks.size())
                                        .reversed()));
        return new Site.Page(
                Names.of(work.workspace()), "Workspace " + work.workspace().gid(), "", Part.refused(refusal) + body);
    }

    static Hand.Outcome create(String workspaceGid, Hand hand, Typed typed) {
        return hand.post(
                "/projects", Json.object().put("workspace", workspaceGid).put("name", typed.text("name")));
    }

    static Site.Page fields(Work work) {
        List<List<String>> rows = work.resources().all(Type.CUSTOM_FIELD).stream()
                .map(field -> List.of(
                        escape(Names.of(field)),
                        escape(field.text("resource_subtype")),
                        field.get("enum_options").isEmpty()
                                ? ""
                                : Integer.toString(field.get("enum_options").size()),
                        field.flag("is_global_to_workspace") ? "" : "of one project only",
                        "<small>" + escape(field.gid()) + "</small>"))
                .toList();
        return new Site.Page(
                "Custom fields",
                rows.size() + " in the workspace",
                "",
                "<section class=\"card\">"
                        + Part.table(
                                List.of(
                                        Part.Column.text("Name"),
                                        Part.Column.text("Type"),
                                        Part.Column.number("Options"),
                                        Part.Column.text("Remark"),
                                        Part.Column.text("gid")),
                                rows)
                        + "</section>");
    }

    private static String projects(Work work, List<Resource> projects) {
        List<List<String>> rows = projects.stream()
                .limit(MAX_PROJECTS)
                .map(project -> List.of(
                        Html.link(Names.list(project.gid()), Names.of(project)),
                        Integer.toString(work.resources()
                                .under(IndexKeys.tasksIn(project.gid()))
                                .size())))
                .toList();
        return Part.table(List.of(Part.Column.text("Project"), Part.Column.number("Tasks")), rows);
    }

    private static String portfolios(List<Resource> portfolios) {
        List<List<String>> rows = portfolios.stream()
                .map(each -> List.of(
                        Html.link(Names.portfolio(each.gid()), Names.of(each)),
                        Integer.toString(each.texts("items").size())))
                .toList();
        return Part.table(List.of(Part.Column.text("Portfolio"), Part.Column.number("Projects")), rows);
    }
}
