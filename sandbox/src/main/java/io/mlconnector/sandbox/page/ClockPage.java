package io.mlconnector.sandbox.page;

import static io.mlconnector.sandbox.http.Html.escape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import java.util.List;

/// The vendors' time, and how it is moved.
final class ClockPage {
    private static final List<Form.Option> STEPS = List.of(
            new Form.Option("PT10S", "10 seconds"),
            new Form.Option("PT1M", "1 minute"),
            new Form.Option("PT20M", "20 minutes"),
            new Form.Option("PT1H", "1 hour"),
            new Form.Option("PT8H", "8 hours"),
            new Form.Option("P1D", "1 day"),
            new Form.Option("P30D", "30 days"));
    private static final String ADDRESS = "/desk/clock";

    private ClockPage() {}

    static Answer show(Call call, Site site, Control control, String refusal) {
        JsonNode clock = control.get("clock");
        boolean frozen = clock.path("frozen").asBoolean();
        Form steps = Form.inline(ADDRESS, site.csrf());
        STEPS.forEach(step -> steps.button(step.text(), step.value(), ""));
        String other = Form.inline(ADDRESS, site.csrf())
                .text("by", "Or by, as an ISO 8601 duration", "PT2H30M")
                .button("Move", "other", "main")
                .html();
        String stand = Form.inline(ADDRESS, site.csrf())
                .button(frozen ? "Let it run" : "Stop it", frozen ? "run" : "freeze", "")
                .html();
        String body = Part.refused(refusal)
                + Part.card(
                        "Move forward",
                        "both sides; tokens expire, retries and heartbeats happen at once",
                        steps.html() + "<br>" + other)
                + Part.card(frozen ? "It stands still" : "It runs", "", stand);
        return site.show(
                refusal.isEmpty() ? 200 : 422,
                call,
                new Site.Page("Clock", escape(clock.path("time").asText()), "", body));
    }

    static Answer post(Call call, Site site, Control control, Typed typed) {
        ObjectNode body = Json.object();
        switch (typed.text("do")) {
            case "run" -> body.put("frozen", false);
            case "freeze" -> body.put("frozen", true);
            case "other" -> body.put("advance", typed.text("by"));
            default -> body.put("advance", typed.text("do"));
        }
        Control.Reply reply = control.post("clock", body);
        return reply.refusal().isEmpty() ? Said.MOVED.redirect(ADDRESS) : show(call, site, control, reply.refusal());
    }
}
