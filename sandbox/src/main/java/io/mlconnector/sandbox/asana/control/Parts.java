package io.mlconnector.sandbox.asana.control;

import static io.mlconnector.sandbox.http.Html.escape;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.view.View;
import io.mlconnector.sandbox.http.Html;
import java.util.ArrayList;
import java.util.List;

/// Pieces that several pages show.
final class Parts {
    private static final int MAX_ROWS = 200;

    private Parts() {}

    /// The custom fields that have a value, as `Name value`.
    static String values(JsonNode customFields) {
        StringBuilder html = new StringBuilder();
        for (JsonNode field : customFields) {
            String value = field.path("display_value").asText("");
            if (field.path("display_value").isTextual()) {
                boolean enabled = field.path("enabled").asBoolean(true);
                html.append(enabled ? "<span class=\"tag\"><b>" : "<span class=\"tag off\"><b>")
                        .append(escape(field.path("name").asText()))
                        .append("</b>")
                        .append(escape(value))
                        .append("</span>");
            }
        }
        return html.toString();
    }

    static String name(Resource resource) {
        String name = resource.text("name");
        return name.isBlank() ? "(no name)" : name;
    }

    static String tasks(Work work, View view, Resource project) {
        List<Resource> tasks = work.resources().under(IndexKeys.tasksIn(project.gid()));
        List<List<String>> rows = new ArrayList<>();
        for (Resource task : tasks.reversed().stream().limit(MAX_ROWS).toList()) {
            long comments = work.resources().under(IndexKeys.storiesOn(task.gid())).stream()
                    .filter(story -> story.text("type").equals("comment"))
                    .count();
            String title = Html.link("/0/" + project.gid() + "/" + task.gid(), name(task));
            rows.add(List.of(
                    task.flag("completed") ? "<span class=\"off\">&#10003; " + title + "</span>" : title,
                    "<span class=\"day\">" + escape(task.text("due_on")) + "</span>",
                    values(view.full(task).path("custom_fields")),
                    comments == 0 ? "" : Long.toString(comments)));
        }
        String remark =
                tasks.size() > MAX_ROWS ? tasks.size() + " tasks, the latest " + MAX_ROWS : tasks.size() + " tasks";
        return Html.section(name(project), remark, Html.table(List.of("Task", "Due", "Fields", "Comments"), rows));
    }
}
