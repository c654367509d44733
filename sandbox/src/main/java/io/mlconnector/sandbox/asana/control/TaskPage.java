package io.mlconnector.sandbox.asana.control;

import static io.mlconnector.sandbox.http.Html.escape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.view.View;
import io.mlconnector.sandbox.http.Html;
import java.util.ArrayList;
import java.util.List;

/// A task with its fields, comments and history.
final class TaskPage {
    private TaskPage() {}

    static String html(Work work, View view, Resource task) {
        ObjectNode full = view.full(task);
        List<List<String>> facts = new ArrayList<>();
        fact(facts, "Completed", task.flag("completed") ? task.text("completed_at") : "no");
        fact(facts, "Due", task.text("due_on"));
        fact(facts, "Assignee", full.path("assignee").path("name").asText(""));
        fact(facts, "Modified", task.text("modified_at"));
        for (JsonNode field : full.path("custom_fields")) {
            String value = field.path("display_value").isTextual()
                    ? field.path("display_value").asText()
                    : "";
            boolean link = value.startsWith("http://") || value.startsWith("https://");
            facts.add(List.of(escape(field.path("name").asText()), link ? Html.link(value, value) : escape(value)));
        }
        String notes = task.text("notes");
        StringBuilder body = new StringBuilder(Html.section("Task", task.gid(), Html.table(List.of("", ""), facts)));
        if (!notes.isBlank()) {
            body.append(Html.section("Notes", "", "<pre>" + escape(notes) + "</pre>"));
        }
        body.append(attachments(work, task)).append(stories(work, task));
        String projects = String.join(
                ", ",
                work.resources().resolve(task.projects()).stream()
                        .map(Parts::name)
                        .toList());
        return Html.page(
                Parts.name(task),
                projects.isEmpty() ? "in no project" : "in " + projects,
                body + "<p>" + Html.link("/", "Everything") + "</p>");
    }

    private static void fact(List<List<String>> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.add(List.of(escape(name), escape(value)));
        }
    }

    private static String attachments(Work work, Resource task) {
        List<List<String>> rows = work.resources().under(IndexKeys.attachmentsOf(task.gid())).stream()
                .map(each -> List.of(
                        each.text("url").startsWith("http")
                                ? Html.link(each.text("url"), each.text("name"))
                                : escape(each.text("name"))))
                .toList();
        return rows.isEmpty() ? "" : Html.section("Attachments", "", Html.table(List.of("Name"), rows));
    }

    private static String stories(Work work, Resource task) {
        StringBuilder html = new StringBuilder();
        for (Resource story :
                work.resources().under(IndexKeys.storiesOn(task.gid())).reversed()) {
            boolean comment = story.text("type").equals("comment");
            String who = work.resources()
                    .find(story.text("created_by"))
                    .map(Parts::name)
                    .orElse("");
            html.append(comment ? "<div class=\"note\"><p>" : "<div class=\"note off\"><p>")
                    .append(escape(story.text("text")).replace("\n", "<br>"))
                    .append("</p><small>")
                    .append(escape((comment ? who + ", " : "") + story.text("created_at")))
                    .append("</small></div>");
        }
        return html.isEmpty() ? "" : Html.section("Comments and history", "newest first", html.toString());
    }
}
