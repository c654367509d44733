package io.mlconnector.sandbox.asana.control;

import static io.mlconnector.sandbox.http.Html.escape;

import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.view.View;
import io.mlconnector.sandbox.http.Html;

/// A project with its own values, its notes and its tasks.
final class ProjectPage {
    private ProjectPage() {}

    static String html(Work work, View view, Resource project) {
        String values = Parts.values(view.full(project).path("custom_fields"));
        String notes = project.text("notes");
        String own = (values.isEmpty() ? "" : "<p>" + values + "</p>")
                + (notes.isBlank() ? "" : "<pre>" + escape(notes) + "</pre>");
        return Html.page(
                Parts.name(project),
                "Project " + project.gid(),
                (own.isEmpty() ? "" : Html.section("Project", "", own)) + Parts.tasks(work, view, project) + "<p>"
                        + Html.link("/", "Everything") + "</p>");
    }
}
