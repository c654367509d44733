package io.mlconnector.sandbox.page;

import static io.mlconnector.sandbox.http.Html.escape;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Webhooks: where they go, how they fared, and a way to send them again.
final class DeliveriesPage {
    private static final String ADDRESS = "/desk/webhooks";
    private static final int SHOWN = 100;

    private DeliveriesPage() {}

    static Answer show(Call call, Site site, Control control, String refusal) {
        JsonNode hooks = control.get("webhooks");
        StringBuilder body = new StringBuilder(Part.refused(refusal));
        if (hooks.has("url")) {
            body.append("<div class=\"half\">")
                    .append(target(site, hooks))
                    .append(state(hooks))
                    .append("</div>");
        }
        boolean many = hooks.path("webhooks").isArray();
        if (many) {
            body.append(Subscriptions.html(hooks.path("webhooks")));
        }
        body.append(deliveries(many ? Subscriptions.deliveries(hooks.path("webhooks")) : hooks.path("deliveries")));
        String again = Form.inline(ADDRESS, site.csrf())
                .button("Deliver everything again", "again", "")
                .html();
        return site.show(
                refusal.isEmpty() ? 200 : 422,
                call,
                new Site.Page(
                        "Webhooks",
                        hooks.has("waiting")
                                ? hooks.path("waiting").asText() + " events waiting"
                                : "Subscriptions and deliveries",
                        again,
                        body.toString()));
    }

    static Answer post(Call call, Site site, Control control, Typed typed) {
        Control.Reply reply = switch (typed.text("do")) {
            case "again" -> control.post("redeliver", Json.object());
            case "test" -> control.post("webhook-test-event", Json.object());
            default ->
                control.post(
                        "webhook", Json.object().put("url", typed.text("url")).put("format", typed.text("format")));
        };
        Said said = typed.has("url") && typed.text("do").isEmpty() ? Said.SAVED : Said.SENT;
        return reply.refusal().isEmpty() ? said.redirect(ADDRESS) : show(call, site, control, reply.refusal());
    }

    private static String target(Site site, JsonNode hooks) {
        return Part.card(
                "Target",
                "empty sends none",
                Form.of(ADDRESS, site.csrf())
                        .input("url", "url", "Address", hooks.path("url").asText())
                        .choice(
                                "format",
                                "Form",
                                hooks.path("format").asText(),
                                List.of(
                                        new Form.Option("cloudevents", "CloudEvents"),
                                        new Form.Option("legacy", "Older form")))
                        .button("Save")
                        .button("Send a test event", "test", "")
                        .html());
    }

    private static String state(JsonNode hooks) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Waiting", escape(hooks.path("waiting").asText()));
        facts.put(
                "Blocked until",
                hooks.has("blockedUntil") ? Part.pill(hooks.path("blockedUntil").asText(), "bad") : "not blocked");
        facts.put("Collected for", escape(hooks.path("collect").asText()));
        facts.put(
                "Content type",
                escape("application/" + hooks.path("contentType").asText()));
        facts.put("Several companies in one", hooks.path("mixRealms").asBoolean() ? "yes" : "no");
        return Part.card("State", "", Part.facts(facts));
    }

    private static String deliveries(JsonNode deliveries) {
        List<List<String>> rows =
                deliveries.valueStream().limit(SHOWN).map(DeliveriesPage::row).toList();
        return Part.card(
                "Deliveries",
                "the latest " + rows.size(),
                Part.table(
                        List.of(
                                Part.Column.text("Time"),
                                Part.Column.text("Target"),
                                Part.Column.number("Events"),
                                Part.Column.text("Answer"),
                                Part.Column.text("Next attempt")),
                        rows));
    }

    private static List<String> row(JsonNode delivery) {
        String target = delivery.path("url").asText(delivery.path("target").asText(""));
        String remark = delivery.path("remark").asText("");
        List<String> row = new ArrayList<>();
        row.add("<span class=\"t\">" + escape(delivery.path("time").asText().replaceAll("(\\.[0-9]{3})[0-9]+Z$", "$1Z"))
                + "</span>");
        row.add(Part.code(target));
        row.add(escape(delivery.path("events").asText()));
        row.add(Part.status(delivery.path("status").asInt()) + " " + escape(remark));
        row.add(escape(delivery.path("nextAttempt").asText("")));
        return row;
    }
}
