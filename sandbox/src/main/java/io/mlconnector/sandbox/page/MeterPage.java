package io.mlconnector.sandbox.page;

import static io.mlconnector.sandbox.http.Html.escape;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads and writes as the vendor would count them.
final class MeterPage {
    private MeterPage() {}

    static Answer show(Call call, Site site, Control control) {
        JsonNode meter = control.get("meter");
        String body = meter.has("months") ? months(meter) : JsonTable.html(meter);
        return site.show(call, new Site.Page("Meter", "What the vendor would count", "", body));
    }

    /// QuickBooks counts by month and by app.
    private static String months(JsonNode meter) {
        StringBuilder html = new StringBuilder();
        meter.path("months")
                .valueStream()
                .toList()
                .reversed()
                .forEach(month -> month.path("apps")
                        .forEach(app -> html.append(app(month.path("month").asText(), app, meter))));
        return html.isEmpty() ? Part.card("This month", "", "<p class=\"none\">Nothing yet.</p>") : html.toString();
    }

    private static String app(String month, JsonNode app, JsonNode meter) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "Reads",
                "<b>" + escape(app.path("reads").asText()) + "</b> of "
                        + escape(meter.path("readsPerMonth").asText()));
        facts.put("Reads left", escape(app.path("readsLeft").asText()));
        facts.put("Writes, which are free", escape(app.path("writes").asText()));
        facts.put("Refused for their pace", escape(app.path("throttled").asText()));
        List<List<String>> kinds = app.path("kinds")
                .valueStream()
                .map(kind -> List.of(
                        escape(kind.path("entity").asText()),
                        escape(kind.path("operation").asText()),
                        kind.path("billed").asBoolean() ? Part.pill("read", "warn") : Part.pill("free", "good"),
                        escape(kind.path("realmId").asText()),
                        escape(kind.path("count").asText())))
                .toList();
        return Part.card(
                month + ", " + app.path("app").asText(),
                "",
                Part.facts(facts) + "<br>"
                        + Part.table(
                                List.of(
                                        Part.Column.text("Entity"),
                                        Part.Column.text("Operation"),
                                        Part.Column.text("Counts as"),
                                        Part.Column.text("Company"),
                                        Part.Column.number("Calls")),
                                kinds));
    }
}
