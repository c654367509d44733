package io.mlconnector.sandbox.asana.page;

import static io.mlconnector.sandbox.http.Html.escape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.view.View;
import io.mlconnector.sandbox.http.Html;
import io.mlconnector.sandbox.page.Form;
import io.mlconnector.sandbox.page.Part;
import io.mlconnector.sandbox.page.Site;
import io.mlconnector.sandbox.page.Typed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A task with its fields, comments and history.
final class TaskPage {
    private static final Typed NOTHING = new Typed(Map.of());

    private TaskPage() {}

    static Site.Page page(Work work, View view, Site site, Resource task, Typed typed, String refusal) {
        ObjectNode full = view.full(task);
        String address = Names.task(task);
        Typed mine = typed.text("do").isEmpty() ? typed : NOTHING;
        boolean done = task.flag("completed");
        String acts = Form.inline(address, site.csrf())
                .button(done ? "Mark incomplete" : "Mark complete", done ? "reopen" : "complete", done ? "" : "main")
                .button("Delete", "delete", "risk")
                .html();
        String body =
                "<div class=\"cols\"><div>" + Part.card("Task", "", details(work, site, task, full, mine, address))
                        + Stories.html(work, site, task, typed, address) + "</div><div>" + facts(work, full, task)
                        + subtasks(work, view, task) + attachments(work, task) + "</div></div>";
        String where = work.resources().resolve(task.projects()).stream()
                .map(Names::of)
                .collect(Collectors.joining(", "));
        return new Site.Page(
                Names.of(task),
                where.isEmpty() ? "in no project" : "in " + where,
                (done ? Part.pill("complete", "good") : "") + acts,
                Part.refused(refusal) + body);
    }

    private static String details(Work work, Site site, Resource task, ObjectNode full, Typed typed, String address) {
        List<Form.Option> people = Names.options(work, Type.USER);
        Form form = Form.of(address, site.csrf());
        Changes.text(form, typed, "name", "Name", task.text("name"));
        Changes.choice(
                form,
                typed,
                "assignee",
                "Assignee",
                full.path("assignee").path("gid").asText(""),
                people);
        Changes.date(form, typed, "due_on", "Due date", task.text("due_on"));
        FieldInputs.show(form, full.path("custom_fields"), typed, people);
        Changes.area(form, typed, "notes", "Notes", task.text("notes"));
        return form.button("Save").html();
    }

    private static String facts(Work work, ObjectNode full, Resource task) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("gid", small(task.gid()));
        String places = work.resources().resolve(task.projects()).stream()
                .map(project -> Html.link(Names.list(project.gid()), Names.of(project)) + "<br><small>"
                        + escape(section(full, project)) + "</small>")
                .collect(Collectors.joining("<br>"));
        facts.put("In", places.isEmpty() ? "no project" : places);
        facts.put("Created", small(Names.time(task.text("created_at"))));
        facts.put("Modified", small(Names.time(task.text("modified_at"))));
        if (task.flag("completed")) {
            facts.put("Completed", small(Names.time(task.text("completed_at"))));
        }
        for (JsonNode field : full.path("custom_fields")) {
            String value = field.path("display_value").asText("");
            if (value.startsWith("http://") || value.startsWith("https://")) {
                facts.put(field.path("name").asText(), Html.link(value, "open"));
            }
        }
        return Part.card("Facts", "", Part.facts(facts));
    }

    private static String small(String text) {
        return "<small class=\"t\">" + escape(text) + "</small>";
    }

    private static String section(ObjectNode full, Resource project) {
        for (JsonNode membership : full.path("memberships")) {
            if (membership.path("project").path("gid").asText().equals(project.gid())) {
                return membership.path("section").path("name").asText("list");
            }
        }
        return "list";
    }

    private static String subtasks(Work work, View view, Resource task) {
        List<Resource> subtasks = work.resources().under(IndexKeys.subtasksOf(task.gid()));
        return subtasks.isEmpty()
                ? ""
                : Part.card("Subtasks", Integer.toString(subtasks.size()), TaskRows.html(work, view, subtasks));
    }

    private static String attachments(Work work, Resource task) {
        String list = work.resources().under(IndexKeys.attachmentsOf(task.gid())).stream()
                .map(each -> "<p>"
                        + (each.text("url").startsWith("http")
                                ? Html.link(each.text("url"), each.text("name"))
                                : escape(each.text("name")))
                        + "</p>")
                .collect(Collectors.joining());
        return list.isEmpty() ? "" : Part.card("Attachments", "", list);
    }
}
