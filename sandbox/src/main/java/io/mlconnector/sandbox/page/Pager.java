package io.mlconnector.sandbox.page;

import static io.mlconnector.sandbox.http.Html.escape;

import io.mlconnector.sandbox.http.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Which part of a long list a page shows, and how to get to the others.
///
/// @param number of the page, from 1
public record Pager(int number) {
    public static final int SIZE = 50;

    private static final int MAX_PAGE = 1_000_000;

    public static Pager of(Call call) {
        String page = call.query("page", "1");
        int number = page.matches("[0-9]{1,7}") ? Integer.parseInt(page) : 1;
        return new Pager(Math.clamp(number, 1, MAX_PAGE));
    }

    /// Of its first row, from 0.
    public int offset() {
        return (number - 1) * SIZE;
    }

    public <T> List<T> part(List<T> all) {
        int from = Math.min(offset(), all.size());
        return all.subList(from, Math.min(from + SIZE, all.size()));
    }

    /// @param total rows there are
    public String html(Call call, long total) {
        if (total <= SIZE && number == 1) {
            return "";
        }
        long last = Math.min(total, (long) offset() + SIZE);
        StringBuilder html = new StringBuilder("<div class=\"pager\"><span>")
                .append(total == 0 ? 0 : offset() + 1)
                .append(" to ")
                .append(last)
                .append(" of ")
                .append(total)
                .append("</span>");
        if (number > 1) {
            html.append(link(call, 1, "First")).append(link(call, number - 1, "Previous"));
        }
        if (last < total) {
            html.append(link(call, number + 1, "Next"));
            html.append(link(call, (int) ((total + SIZE - 1) / SIZE), "Last"));
        }
        return html.append("</div>").toString();
    }

    private static String link(Call call, int page, String text) {
        StringBuilder href = new StringBuilder(call.path()).append("?page=").append(page);
        call.query().forEach((name, values) -> {
            if (!name.equals("page") && !name.equals("said")) {
                href.append('&').append(encode(name)).append('=').append(encode(values.getFirst()));
            }
        });
        return "<a href=\"" + escape(href.toString()) + "\">" + text + "</a>";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
