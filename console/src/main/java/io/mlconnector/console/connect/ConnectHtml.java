package io.mlconnector.console.connect;

import io.mlconnector.console.connect.Attempts.Offer;

/// The pages of connecting. No script, and nothing from elsewhere; what a company calls itself is text.
final class ConnectHtml {
    private ConnectHtml() {}

    /// What a person decides about.
    static String confirm(Offer offer) {
        Company company = offer.company();
        return page(
                "Connect " + company.name() + "?",
                "<dl>"
                        + row("Company", company.name())
                        + row("Number", company.realmId())
                        + row("Country", company.country())
                        + row("Currency", company.currency())
                        + row("Kind", company.kind())
                        + "</dl><p>QuickBooks lets ml-connector into this company. Nothing is bound yet. If the company is"
                        + " connected already, this consent takes the place of the one before; what waits is posted"
                        + " afterwards, nothing is lost.</p>"
                        + "<form method=\"post\" action=\"" + QuickBooksConnect.PATH + "/confirm\">"
                        + "<input type=\"hidden\" name=\"csrf\" value=\"" + escape(offer.csrf()) + "\">"
                        + "<button class=\"go\" name=\"decision\" value=\"connect\">Connect</button>"
                        + "<button name=\"decision\" value=\"decline\">Do not connect</button></form>");
    }

    static String declined() {
        return page(
                "Not connected",
                "<p>Nothing was bound. QuickBooks may have ended an earlier consent when it gave this one: if the"
                        + " connection's state says so, connect again.</p>" + again());
    }

    static String trouble(Trouble trouble) {
        return page("Not connected", "<p>" + escape(trouble.sentence()) + "</p>" + again());
    }

    private static String again() {
        return "<p><a class=\"button go\" href=\"" + QuickBooksConnect.PATH + "\">Connect QuickBooks</a>"
                + " <a class=\"button\" href=\"/\">To the console</a></p>";
    }

    private static String row(String name, String value) {
        return "<dt>" + name + "</dt><dd>" + escape(value) + "</dd>";
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
