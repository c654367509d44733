package io.mlconnector.sandbox.page;

import static io.mlconnector.sandbox.http.Html.escape;

import io.mlconnector.sandbox.http.Html;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Pieces of markup. Texts are escaped here; what is called markup must be already.
public final class Part {
    private Part() {}

    /// A column of a table.
    ///
    /// @param numeric whether it stands at the right
    public record Column(String heading, boolean numeric) {
        public static Column text(String heading) {
            return new Column(heading, false);
        }

        public static Column number(String heading) {
            return new Column(heading, true);
        }
    }

    /// @param body markup
    public static String card(String heading, String remark, String body) {
        return "<section class=\"card\" id=\"" + escape(heading.replaceAll("[^A-Za-z0-9]+", "-")) + "\"><h2>"
                + escape(heading) + " <small>" + escape(remark) + "</small></h2>" + body + "</section>";
    }

    /// @param rows cells as markup
    public static String table(List<Column> columns, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return "<p class=\"none\">Nothing yet.</p>";
        }
        StringBuilder html = new StringBuilder("<div class=\"wide\"><table><thead><tr>");
        columns.forEach(column -> html.append(column.numeric() ? "<th class=\"n\">" : "<th>")
                .append(escape(column.heading()))
                .append("</th>"));
        html.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                boolean numeric = i < columns.size() && columns.get(i).numeric();
                html.append(numeric ? "<td class=\"n\">" : "<td>")
                        .append(row.get(i))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        return html.append("</tbody></table></div>").toString();
    }

    /// @param facts values as markup
    public static String facts(Map<String, String> facts) {
        StringBuilder html = new StringBuilder("<dl>");
        facts.forEach((name, value) -> html.append("<dt>")
                .append(escape(name))
                .append("</dt><dd>")
                .append(value)
                .append("</dd>"));
        return html.append("</dl>").toString();
    }

    /// @param mood good, warn, bad or empty
    public static String pill(String text, String mood) {
        return "<span class=\"pill " + mood + "\">" + escape(text) + "</span>";
    }

    public static String status(int status) {
        String mood = status == 0 || status >= 500 ? "bad" : status >= 400 ? "warn" : status >= 300 ? "" : "good";
        return pill(status == 0 ? "no answer" : Integer.toString(status), mood);
    }

    public static String refused(String sentence) {
        return sentence.isEmpty() ? "" : "<p class=\"said bad\" role=\"alert\">" + escape(sentence) + "</p>";
    }

    public static String code(String text) {
        return "<code>" + escape(text) + "</code>";
    }

    public static String button(String href, String text) {
        return "<a class=\"button main\" href=\"" + escape(href) + "\">" + escape(text) + "</a>";
    }

    public static String tile(String href, String number, String text) {
        return "<a class=\"tile\" href=\"" + escape(href) + "\"><b>" + escape(number) + "</b><span>" + escape(text)
                + "</span></a>";
    }

    public static String tiles(List<String> tiles) {
        return "<div class=\"tiles\">" + String.join("", tiles) + "</div>";
    }

    public static String time(Instant time) {
        return "<span class=\"t\">" + Html.shortTime(time) + "</span>";
    }

    public static String raw(String summary, String text) {
        return "<details class=\"card\"><summary>" + escape(summary) + "</summary><pre>" + escape(text)
                + "</pre></details>";
    }
}
