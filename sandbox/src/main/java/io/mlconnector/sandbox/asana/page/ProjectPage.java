package io.mlconnector.sandbox.asana.page;

import static io.mlconnector.sandbox.http.Html.escape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.view.View;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.page.Form;
import io.mlconnector.sandbox.page.Pager;
import io.mlconnector.sandbox.page.Part;
import io.mlconnector.sandbox.page.Said;
import io.mlconnector.sandbox.page.Site;
import io.mlconnector.sandbox.page.Typed;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A project with its own values and its tasks.
final class ProjectPage {
    private static final Typed NOTHING = new Typed(Map.of());
    private static final List<Form.Option> STATES = List.of(
            new Form.Option("", "All"), new Form.Option("open", "Incomplete"), new Form.Option("done", "Complete"));

    private ProjectPage() {}

    /// What to do with a form, and what to say then.
    record Result(Hand.Outcome outcome, Said said, String next) {}

    static Site.Page page(Call call, Work work, View view, Site site, Resource project, Typed typed, String refusal) {
        String address = Names.list(project.gid());
        boolean adding = typed.text("do").equals("add");
        String add = Form.inline(address, site.csrf())
                .text("task", "New task", adding ? typed.text("task") : "")
                .button("Add task", "add", "main")
                .html();
        List<Resource> found = search(call, work, project);
        Pager pager = Pager.of(call);
        String tasks = "<section class=\"card\">" + add + "<br>" + filter(call)
                + TaskRows.html(work, view, pager.part(found)) + pager.html(call, found.size()) + "</section>";
        return new Site.Page(
                Names.of(project),
                "Project " + project.gid() + ", " + found.size() + (found.size() == 1 ? " task" : " tasks"),
                "",
                Part.refused(refusal) + "<div class=\"cols\"><div>" + tasks + "</div><div>"
                        + details(work, view, site, project, adding ? NOTHING : typed) + portfolios(work, site, project)
                        + "</div></div>");
    }

    /// @throws NotUnderstoodException when something typed is no value
    static Result post(Hand hand, ObjectNode full, Typed typed) {
        String gid = full.path("gid").asText();
        String address = Names.list(gid);
        return switch (typed.text("do")) {
            case "add" -> {
                ObjectNode task = Json.object().put("name", typed.text("task"));
                task.putArray("projects").add(gid);
                yield new Result(hand.post("/tasks", task), Said.CREATED, address);
            }
            case "join" ->
                new Result(
                        hand.post(
                                "/portfolios/" + typed.text("portfolio") + "/addItem",
                                Json.object().put("item", gid)),
                        Said.ADDED,
                        address);
            case "leave" ->
                new Result(
                        hand.post(
                                "/portfolios/" + typed.text("portfolio") + "/removeItem",
                                Json.object().put("item", gid)),
                        Said.REMOVED,
                        address);
            case "delete" -> new Result(hand.delete("/projects/" + gid), Said.DELETED, "/");
            default -> {
                ObjectNode data = Json.object();
                Changes.into(data, typed, List.of("name", "notes", "due_on"));
                ObjectNode fields = FieldInputs.changes(full.path("custom_fields"), typed);
                if (!fields.isEmpty()) {
                    data.set("custom_fields", fields);
                }
                yield data.isEmpty()
                        ? new Result(new Hand.Outcome.Done(full), Said.SAME, address)
                        : new Result(hand.put("/projects/" + gid, data), Said.SAVED, address);
            }
        };
    }

    private static List<Resource> search(Call call, Work work, Resource project) {
        String looked = call.query("q", "").strip().toLowerCase(Locale.ROOT);
        String state = call.query("state", "");
        List<Resource> all =
                work.resources().under(IndexKeys.tasksIn(project.gid())).reversed();
        return looked.isEmpty() && state.isEmpty()
                ? all
                : all.stream()
                        .filter(task ->
                                task.text("name").toLowerCase(Locale.ROOT).contains(looked))
                        .filter(task -> state.isEmpty() || task.flag("completed") == state.equals("done"))
                        .toList();
    }

    private static String filter(Call call) {
        return "<form method=\"get\" class=\"inline\" action=\"" + escape(call.path())
                + "\"><label>Search by name<input type=\"search\" name=\"q\" value=\""
                + escape(call.query("q", "")) + "\"></label><label class=\"slim\">Show"
                + Form.select("state", call.query("state", ""), STATES) + "</label><button>Search</button></form>";
    }

    private static String details(Work work, View view, Site site, Resource project, Typed typed) {
        ObjectNode full = view.full(project);
        Form form = Form.of(Names.list(project.gid()), site.csrf());
        Changes.text(form, typed, "name", "Name", project.text("name"));
        Changes.date(form, typed, "due_on", "Due date", project.text("due_on"));
        FieldInputs.show(form, full.path("custom_fields"), typed, Names.options(work, Type.USER));
        Changes.area(form, typed, "notes", "Notes", project.text("notes"));
        return Part.card(
                "Project",
                "",
                form.button("Save").button("Delete", "delete", "risk").html());
    }

    private static String portfolios(Work work, Site site, Resource project) {
        List<Resource> in = work.resources().under(IndexKeys.portfoliosWith(project.gid()));
        StringBuilder html = new StringBuilder();
        for (Resource portfolio : in) {
            html.append("<p>")
                    .append(Form.inline(Names.list(project.gid()), site.csrf())
                            .hidden("portfolio", portfolio.gid())
                            .markup("<a href=\"" + Names.portfolio(portfolio.gid()) + "\">"
                                    + escape(Names.of(portfolio)) + "</a>")
                            .button("Remove", "leave", "")
                            .html())
                    .append("</p>");
        }
        List<Form.Option> others = Names.options(work, Type.PORTFOLIO).stream()
                .filter(option -> !option.value().isEmpty()
                        && in.stream().noneMatch(each -> each.gid().equals(option.value())))
                .toList();
        if (!others.isEmpty()) {
            html.append(Form.inline(Names.list(project.gid()), site.csrf())
                    .choice("portfolio", "Add to", others.getFirst().value(), others)
                    .button("Add", "join", "")
                    .html());
        }
        return html.isEmpty() ? "" : Part.card("Portfolios", "", html.toString());
    }
}
