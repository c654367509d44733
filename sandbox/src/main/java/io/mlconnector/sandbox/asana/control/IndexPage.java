package io.mlconnector.sandbox.asana.control;

import static io.mlconnector.sandbox.http.Html.escape;

import io.mlconnector.sandbox.asana.feed.Webhooks;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.view.View;
import io.mlconnector.sandbox.http.Html;
import io.mlconnector.sandbox.http.WireLog;
import java.util.ArrayList;
import java.util.List;

/// Everything the workspace holds, on one page.
final class IndexPage {
    private static final int MAX_ROWS = 50;

    private final Webhooks webhooks;
    private final WireLog requests;

    IndexPage(Webhooks webhooks, WireLog requests) {
        this.webhooks = webhooks;
        this.requests = requests;
    }

    String html(Work work, View view) {
        List<String> headings = new ArrayList<>();
        work.resources().all(Type.PORTFOLIO).forEach(each -> headings.add("Portfolio " + Parts.name(each)));
        work.resources().all(Type.PROJECT).forEach(each -> headings.add(Parts.name(each)));
        headings.addAll(List.of("Custom fields", "Webhooks", "Webhook deliveries", "Requests"));
        StringBuilder body = new StringBuilder(Html.contents(headings));
        work.resources().all(Type.PORTFOLIO).forEach(portfolio -> body.append(portfolio(work, view, portfolio)));
        work.resources().all(Type.PROJECT).forEach(project -> body.append(Parts.tasks(work, view, project)));
        body.append(fields(work))
                .append(subscriptions(work))
                .append(deliveries())
                .append(calls());
        return Html.page(
                "Local Asana",
                Parts.name(work.workspace()) + ", workspace " + work.workspace().gid(),
                body.toString());
    }

    private static String portfolio(Work work, View view, Resource portfolio) {
        List<List<String>> rows = work.resources().resolve(portfolio.texts("items")).stream()
                .map(project -> List.of(
                        Html.link("/0/" + project.gid() + "/list", Parts.name(project)),
                        Parts.values(view.full(project).path("custom_fields"))))
                .toList();
        return Html.section("Portfolio " + Parts.name(portfolio), "", Html.table(List.of("Project", "Fields"), rows));
    }

    private static String fields(Work work) {
        List<List<String>> rows = work.resources().all(Type.CUSTOM_FIELD).stream()
                .map(field -> List.of(
                        escape(Parts.name(field)),
                        escape(field.text("resource_subtype")),
                        field.get("enum_options").isEmpty()
                                ? ""
                                : Integer.toString(field.get("enum_options").size()),
                        field.flag("is_global_to_workspace") ? "" : "of one project only"))
                .toList();
        return Html.section(
                "Custom fields", rows.size() + "", Html.table(List.of("Name", "Type", "Options", "Remark"), rows));
    }

    private String subscriptions(Work work) {
        List<List<String>> rows = new ArrayList<>();
        for (Resource webhook : work.resources().all(Type.WEBHOOK)) {
            var health = webhooks.health(webhook.gid());
            String resource = work.resources()
                    .find(webhook.text("resource"))
                    .map(known -> known.type().wireName() + " " + Parts.name(known))
                    .orElse(webhook.text("resource") + " (gone)");
            int retries = health.path("delivery_retry_count").asInt();
            rows.add(List.of(
                    escape(resource),
                    "<code>" + escape(webhook.text("target")) + "</code>",
                    escape(health.path("last_success_at").asText("")),
                    retries == 0
                            ? ""
                            : "<span class=\"bad\">"
                                    + escape(retries + " failures: "
                                            + health.path("last_failure_content")
                                                    .asText())
                                    + "</span>"));
        }
        return Html.section(
                "Webhooks", rows.size() + "", Html.table(List.of("Of", "Target", "Last success", "Trouble"), rows));
    }

    private String deliveries() {
        List<List<String>> rows = webhooks.latest().stream()
                .limit(MAX_ROWS)
                .map(delivery -> List.of(
                        Html.shortTime(delivery.time()),
                        "<code>" + escape(delivery.target()) + "</code>",
                        delivery.events() == 0 ? "heartbeat" : delivery.events() + " events",
                        delivery.status() == 0
                                ? "<span class=\"bad\">" + escape(delivery.remark()) + "</span>"
                                : Integer.toString(delivery.status())))
                .toList();
        return Html.section(
                "Webhook deliveries",
                "the latest " + rows.size(),
                Html.table(List.of("Time", "Target", "Content", "Answer"), rows));
    }

    private String calls() {
        List<List<String>> rows = requests.latest().stream()
                .limit(MAX_ROWS)
                .map(entry -> List.of(
                        Html.shortTime(entry.time()),
                        escape(entry.method()),
                        "<code>" + escape(entry.path()) + "</code>",
                        entry.status() < 400
                                ? Integer.toString(entry.status())
                                : "<span class=\"bad\">" + entry.status() + "</span>"))
                .toList();
        return Html.section(
                "Requests", "the latest " + rows.size(), Html.table(List.of("Time", "Method", "Path", "Status"), rows));
    }
}
