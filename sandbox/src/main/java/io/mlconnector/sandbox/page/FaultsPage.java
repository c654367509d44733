package io.mlconnector.sandbox.page;

import static io.mlconnector.sandbox.http.Html.escape;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The fault desk: which rules there are, which calls they would strike and which they have struck.
final class FaultsPage {
    private static final String ADDRESS = "/desk/faults";
    private static final int PREVIEW = 60;
    private static final int LOGGED = 100;

    private FaultsPage() {}

    static Answer show(Call call, Site site, Control control, Typed typed, String refusal) {
        List<JsonNode> rules =
                control.get("faults").path("faults").valueStream().toList();
        String clear = rules.isEmpty()
                ? ""
                : Form.inline(ADDRESS, site.csrf())
                        .button("Remove all", "clear", "risk")
                        .html();
        String body = Part.refused(refusal)
                + Part.card("Rules", Integer.toString(rules.size()), rules(site, control, rules))
                + Part.card("New rule", "the same seed gives the same schedule", FaultForm.html(ADDRESS, site, typed))
                + Part.card("What has struck", "newest first", log(control));
        return site.show(
                refusal.isEmpty() ? 200 : 422,
                call,
                new Site.Page("Faults", "Calls and webhooks that go wrong on demand", clear, body));
    }

    static Answer post(Call call, Site site, Control control, Typed typed) {
        String rule = typed.text("rule");
        Control.Reply reply = switch (typed.text("do")) {
            case "remove" -> control.delete("faults/" + rule.replaceAll("[^A-Za-z0-9_.-]", ""));
            case "clear" -> control.delete("faults");
            default -> control.post("faults", FaultForm.read(typed));
        };
        Said said = typed.text("do").isEmpty() ? Said.ADDED : Said.REMOVED;
        return reply.refusal().isEmpty() ? said.redirect(ADDRESS) : show(call, site, control, typed, reply.refusal());
    }

    private static String rules(Site site, Control control, List<JsonNode> rules) {
        List<List<String>> rows = rules.stream()
                .map(rule -> {
                    String id = rule.path("id").asText();
                    List<String> row = new ArrayList<>();
                    row.add(escape(id));
                    row.add(Part.pill(rule.path("kind").asText(), "bad"));
                    row.add(Part.code(rule.path("where").asText()));
                    row.add(escape(when(rule)) + "<br><small>" + escape(schedule(control, id)) + "</small>");
                    row.add(escape(rule.path("hits").asText() + " of "
                            + rule.path("calls").asText()));
                    row.add(Form.inline(ADDRESS, site.csrf())
                            .hidden("rule", id)
                            .button("Remove", "remove", "")
                            .html());
                    return row;
                })
                .toList();
        return Part.table(
                List.of(
                        Part.Column.text("Rule"),
                        Part.Column.text("Kind"),
                        Part.Column.text("Where"),
                        Part.Column.text("When"),
                        Part.Column.text("Struck"),
                        Part.Column.text("")),
                rows);
    }

    private static String when(JsonNode rule) {
        StringBuilder text =
                new StringBuilder("from call ").append(rule.path("from").asText("1"));
        if (rule.has("to")) {
            text.append(" to ").append(rule.path("to").asText());
        }
        if (!rule.path("every").asText("1").equals("1")) {
            text.append(", each ").append(rule.path("every").asText()).append("th");
        }
        if (!rule.path("probability").asText("1").matches("1(\\.0)?")) {
            text.append(", with probability ")
                    .append(rule.path("probability").asText())
                    .append(" under seed ")
                    .append(rule.path("seed").asText());
        }
        for (String extra : List.of("times", "pause", "status", "lasting")) {
            if (rule.has(extra)) {
                text.append(", ")
                        .append(extra)
                        .append(' ')
                        .append(rule.path(extra).asText());
            }
        }
        return text.toString();
    }

    private static String schedule(Control control, String id) {
        JsonNode struck = control.get("faults/" + id + "/schedule", Map.of("calls", List.of(Integer.toString(PREVIEW))))
                .path("struck");
        String numbers = struck.valueStream().limit(12).map(JsonNode::asText).collect(Collectors.joining(", "));
        return "of the first " + PREVIEW + ": " + (numbers.isEmpty() ? "none" : numbers)
                + (struck.size() > 12 ? ", …" : "");
    }

    private static String log(Control control) {
        List<JsonNode> entries = new ArrayList<>(
                control.get("faults/log").path("entries").valueStream().toList());
        List<JsonNode> latest = entries.subList(Math.max(0, entries.size() - LOGGED), entries.size())
                .reversed();
        return JsonTable.rows(latest);
    }
}
