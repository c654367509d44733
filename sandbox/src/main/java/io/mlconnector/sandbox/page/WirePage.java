package io.mlconnector.sandbox.page;

import static io.mlconnector.sandbox.http.Html.escape;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The latest requests of clients, with a filter.
final class WirePage {
    private static final int SHOWN = 100;
    private static final List<String> FILTERS = List.of("method", "path", "status", "requestid", "caller");

    private WirePage() {}

    static Answer show(Call call, Site site, Control control) {
        Map<String, List<String>> query = new HashMap<>(Map.of("limit", List.of(Integer.toString(SHOWN))));
        FILTERS.forEach(name -> {
            String value = call.query(name, "").strip();
            if (!value.isEmpty()) {
                query.put(name, List.of(value));
            }
        });
        JsonNode log = control.get("requests", query);
        List<List<String>> rows = log.path("requests")
                .valueStream()
                .filter(entry -> fits(entry, call))
                .limit(SHOWN)
                .map(WirePage::row)
                .toList();
        String table = Part.table(
                List.of(
                        Part.Column.text("Time"),
                        Part.Column.text("Caller"),
                        Part.Column.text("Request"),
                        Part.Column.text("requestid"),
                        Part.Column.number("ms"),
                        Part.Column.text("Answer")),
                rows);
        return site.show(
                call,
                new Site.Page(
                        "Wire log",
                        log.path("count").asLong() + " requests so far, the latest " + rows.size(),
                        "",
                        "<section class=\"card\">" + filter(call) + table + "</section>"));
    }

    /// The log may know fewer filters than the page.
    private static boolean fits(JsonNode entry, Call call) {
        String path = call.query("path", "").replace("*", "");
        return entry.path("method").asText().contains(call.query("method", "").strip())
                && (call.query("path", "").contains("*")
                        || entry.path("path").asText().contains(path))
                && entry.path("status")
                        .asText()
                        .startsWith(call.query("status", "").strip());
    }

    private static List<String> row(JsonNode entry) {
        String query = entry.path("query").asText("");
        List<String> row = new ArrayList<>();
        row.add("<span class=\"t\">" + escape(entry.path("time").asText().replaceAll("(\\.[0-9]{3})[0-9]+Z$", "$1Z"))
                + "</span>");
        row.add(escape(entry.path("caller").asText("")));
        row.add("<b>" + escape(entry.path("method").asText()) + "</b> "
                + Part.code(entry.path("path").asText() + (query.isEmpty() ? "" : "?" + query)));
        row.add(Part.code(entry.path("requestid").asText("")));
        row.add(escape(Long.toString(entry.path("micros").asLong() / 1000)));
        String fault = entry.path("fault").asText("");
        row.add(Part.status(entry.path("status").asInt()) + (fault.isEmpty() ? "" : " " + Part.pill(fault, "bad")));
        return row;
    }

    private static String filter(Call call) {
        StringBuilder html = new StringBuilder("<form method=\"get\" class=\"inline\" action=\"/desk/requests\">");
        FILTERS.forEach(name -> html.append("<label")
                .append(name.equals("path") ? ">" : " class=\"slim\">")
                .append(escape(name))
                .append("<input type=\"text\" name=\"")
                .append(name)
                .append("\" value=\"")
                .append(escape(call.query(name, "")))
                .append("\"></label>"));
        return html.append("<button>Filter</button></form>").toString();
    }
}
