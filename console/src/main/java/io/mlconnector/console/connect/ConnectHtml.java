package io.mlconnector.console.connect;

import io.mlconnector.console.connect.Attempts.Offer;
import java.util.stream.Collectors;

/// The pages of connecting. No script, and nothing from elsewhere; what a company or a workspace calls itself
/// is text.
final class ConnectHtml {
    private ConnectHtml() {}

    /// What a person decides about.
    ///
    /// @param path of the flow: `/connect/quickbooks`
    static String confirm(String path, Offer offer) {
        Subject subject = offer.subject();
        return page(
                "Connect " + subject.name() + "?",
                "<dl>"
                        + subject.rows().stream()
                                .map(row -> row(row.name(), row.value()))
                                .collect(Collectors.joining())
                        + "</dl><p>" + escape(subject.sentence()) + "</p>"
                        + "<form method=\"post\" action=\"" + path + "/confirm\">"
                        + "<input type=\"hidden\" name=\"csrf\" value=\"" + escape(offer.csrf()) + "\">"
                        + "<button class=\"go\" name=\"decision\" value=\"connect\">Connect</button>"
                        + "<button name=\"decision\" value=\"decline\">Do not connect</button></form>");
    }

    static String declined(Vendor vendor) {
        return page(
                "Not connected",
                "<p>Nothing was bound. " + vendor.name()
                        + " may have ended an earlier consent when it gave this one: if"
                        + " the connection's state says so, connect again.</p>" + again(vendor));
    }

    static String trouble(Vendor vendor, Trouble trouble) {
        return page("Not connected", "<p>" + escape(trouble.sentence()) + "</p>" + again(vendor));
    }

    private static String again(Vendor vendor) {
        return "<p><a class=\"button go\" href=\"" + vendor.path() + "\">Connect " + vendor.name() + "</a>"
                + " <a class=\"button\" href=\"/\">To the console</a></p>";
    }

    private static String row(String name, String value) {
        return "<dt>" + escape(name) + "</dt><dd>" + escape(value) + "</dd>";
    }

    private static String page(String title, String body) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light dark\"><title>" + escape(title) + "</title>"
                + "<link rel=\"icon\" href=\"/icon.svg\" type=\"image/svg+xml\">"
                + "<link rel=\"stylesheet\" href=\"/console.css\"></head><body><header><div class=\"brand\">"
                + "<img src=\"/icon.svg\" alt=\"\" width=\"28\" height=\"28\"><span>ml-connector</span></div></header>"
                + "<main class=\"connect\"><h1>" + escape(title) + "</h1>" + body + "</main></body></html>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
