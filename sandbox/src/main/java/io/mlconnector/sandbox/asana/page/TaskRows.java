package io.mlconnector.sandbox.asana.page;

import static io.mlconnector.sandbox.http.Html.escape;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.view.View;
import io.mlconnector.sandbox.http.Html;
import io.mlconnector.sandbox.page.Part;
import java.util.List;

/// Tasks, a line each.
final class TaskRows {
    private static final List<Part.Column> COLUMNS = List.of(
            Part.Column.text("Task"),
            Part.Column.text("Due"),
            Part.Column.text("Fields"),
            Part.Column.number("Comments"));

    private TaskRows() {}

    static String html(Work work, View view, List<Resource> tasks) {
        return Part.table(
                COLUMNS, tasks.stream().map(task -> row(work, view, task)).toList());
    }

    private static List<String> row(Work work, View view, Resource task) {
        long comments = work.resources().under(IndexKeys.storiesOn(task.gid())).stream()
                .filter(story -> story.text("type").equals("comment"))
                .count();
        String title = Html.link(Names.task(task), Names.of(task));
        return List.of(
                task.flag("completed") ? "<span class=\"off\">&#10003; " + title + "</span>" : title,
                "<span class=\"t\">" + escape(task.text("due_on")) + "</span>",
                values(view.full(task).path("custom_fields")),
                comments == 0 ? "" : Long.toString(comments));
    }

    /// The custom fields that have a value, as `Name value`.
    static String values(JsonNode customFields) {
        StringBuilder html = new StringBuilder();
        for (JsonNode field : customFields) {
            if (field.path("display_value").isTextual()) {
                boolean enabled = field.path("enabled").asBoolean(true);
                html.append(enabled ? "<span class=\"tag\"><b>" : "<span class=\"tag off\"><b>")
                        .append(escape(field.path("name").asText()))
                        .append("</b>")
                        .append(escape(field.path("display_value").asText()))
                        .append("</span>");
            }
        }
        return html.toString();
    }
}
