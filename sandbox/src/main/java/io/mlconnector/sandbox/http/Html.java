package io.mlconnector.sandbox.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The look that both sandboxes' pages share. No script, nothing loaded from elsewhere.
public final class Html {
    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#1d2733;--soft:#5b6b7c;--line:#dfe5ec;--back:#f4f6f9;--card:#fff;\
            --accent:#0b6e4f;--tint:#eaf4f0}
            @media(prefers-color-scheme:dark){:root{--ink:#e4eaf1;--soft:#93a3b5;--line:#2b3644;--back:#12181f;\
            --card:#1a222c;--accent:#4cc38a;--tint:#1c2c29}}
            *{box-sizing:border-box}body{margin:0;background:var(--back);color:var(--ink);\
            font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
            header{background:var(--card);border-bottom:1px solid var(--line);padding:18px clamp(14px,3vw,28px)}
            header h1{margin:0;font-size:20px}header h1 a{color:inherit}header p{margin:2px 0 0;color:var(--soft)}
            main{max-width:1240px;margin:0 auto;padding:22px clamp(10px,3vw,28px)}
            section{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:6px 18px 14px;\
            margin:0 0 18px;overflow-x:auto}
            h2{font-size:16px;margin:12px 0 8px}h2 small{color:var(--soft);font-weight:400;margin-left:6px}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:5px 16px 5px 0;\
            border-top:1px solid var(--line);vertical-align:top}th{color:var(--soft);font-weight:500;border-top:0;\
            white-space:nowrap}
            td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
            code,pre{font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,monospace}code{overflow-wrap:anywhere}\
            pre{overflow-x:auto;margin:0}
            a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}
            .none{color:var(--soft);margin:4px 0}.off{opacity:.55}nav{margin:0 0 14px}\
            nav a{display:inline-block;margin-right:16px}
            .tag{display:inline-block;background:var(--tint);border-radius:6px;padding:0 7px;margin:1px 4px 1px 0;\
            overflow-wrap:break-word}.tag b{color:var(--soft);font-weight:500;margin-right:5px}
            .day{white-space:nowrap}.bad{color:#c0392b}@media(prefers-color-scheme:dark){.bad{color:#ff8a7a}}
            .note{border-left:3px solid var(--line);padding:2px 0 2px 12px;margin:8px 0}.note p{margin:0}\
            .note small{color:var(--soft)}
            """;

    private Html() {}

    /// @param body markup, already escaped where it shows data
    public static String page(String title, String subtitle, String body) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>" + escape(title)
                + "</title><style>" + STYLE + "</style></head><body><header><h1>" + escape(title) + "</h1><p>"
                + escape(subtitle) + "</p></header><main>" + body + "</main></body></html>";
    }

    public static String section(String heading, String remark, String body) {
        return "<section id=\"" + anchor(heading) + "\"><h2>" + escape(heading) + " <small>" + escape(remark)
                + "</small></h2>" + body + "</section>";
    }

    /// To the millisecond, UTC.
    public static String shortTime(Instant time) {
        return escape(time.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /// @param rows cells as markup, already escaped
    public static String table(List<String> headings, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return "<p class=\"none\">Nothing yet.</p>";
        }
        StringBuilder html = new StringBuilder("<table><tr>");
        headings.forEach(heading -> html.append("<th>").append(escape(heading)).append("</th>"));
        html.append("</tr>");
        for (List<String> row : rows) {
            html.append("<tr>");
            row.forEach(cell -> html.append("<td>").append(cell).append("</td>"));
            html.append("</tr>");
        }
        return html.append("</table>").toString();
    }

    /// Links to the sections of the same page.
    public static String contents(List<String> headings) {
        StringBuilder html = new StringBuilder("<nav>");
        headings.forEach(heading -> html.append(link("#" + anchor(heading), heading)));
        return html.append("</nav>").toString();
    }

    private static String anchor(String heading) {
        return escape(heading.replaceAll("[^A-Za-z0-9]+", "-"));
    }

    public static String link(String href, String text) {
        return "<a href=\"" + escape(href) + "\">" + escape(text) + "</a>";
    }

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
