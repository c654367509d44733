package io.mlconnector.sandbox.page;

import static io.mlconnector.sandbox.http.Html.escape;

import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import java.util.List;

/// The frame around every page of one site. Pages come with a policy that forbids scripts and anything from elsewhere.
///
/// @param mark one or two letters
/// @param subtitle such as the company's name
public record Site(String name, String mark, String subtitle, Theme theme, List<Group> groups, Csrf csrf) {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
            + "frame-ancestors 'none'; base-uri 'none'";

    public Site {
        groups = List.copyOf(groups);
    }

    /// Links under one heading of the navigation.
    public record Group(String heading, List<Link> links) {
        public Group {
            links = List.copyOf(links);
        }
    }

    public record Link(String href, String text) {}

    /// @param subtitle in plain text
    /// @param acts markup of links and buttons beside the title
    /// @param body markup, escaped where it shows data
    public record Page(String title, String subtitle, String acts, String body) {}

    /// The same site with another line under its name.
    public Site called(String line) {
        return new Site(name, mark, line, theme, groups, csrf);
    }

    public Answer show(Call call, Page page) {
        return show(200, call, page);
    }

    public Answer show(int status, Call call, Page page) {
        return Answer.html(status, html(call, page))
                .with("Content-Security-Policy", POLICY)
                .with("Cache-Control", "no-store")
                .with("Referrer-Policy", "same-origin")
                .with("X-Content-Type-Options", "nosniff");
    }

    public Answer notFound(Call call) {
        return show(404, call, new Page("Not found", "There is no such page or record.", "", ""));
    }

    private String html(Call call, Page page) {
        StringBuilder html = new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
                .append(escape(page.title() + " · " + name))
                .append("</title><style>")
                .append(Look.sheet(theme))
                .append("</style></head><body><div class=\"side\"><a class=\"brand\" href=\"/\"><i>")
                .append(escape(mark))
                .append("</i><span>")
                .append(escape(name))
                .append("<small>")
                .append(escape(subtitle))
                .append("</small></span></a>");
        html.append("<nav aria-label=\"Main\">");
        groups.forEach(group -> {
            html.append("<h4>").append(escape(group.heading())).append("</h4>");
            group.links().forEach(link -> html.append(link(call, link)));
        });
        html.append("</nav></div><main><div class=\"top\"><div><h1>")
                .append(escape(page.title()))
                .append("</h1><p>")
                .append(escape(page.subtitle()))
                .append("</p></div><div class=\"acts\">")
                .append(page.acts())
                .append("</div></div>");
        Said.of(call)
                .ifPresent(said -> html.append("<p class=\"said\" role=\"status\">")
                        .append(escape(said.sentence()))
                        .append("</p>"));
        return html.append(page.body()).append("</main></body></html>").toString();
    }

    private static String link(Call call, Link link) {
        String current = call.path().equals(link.href()) ? " aria-current=\"page\"" : "";
        return "<a href=\"" + escape(link.href()) + "\"" + current + ">" + escape(link.text()) + "</a>";
    }
}
