package io.mlconnector.sandbox.quickbooks.oauth;

import static io.mlconnector.sandbox.http.Html.escape;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/// The page on which a person chooses a company and says yes or no. No script, nothing loaded from elsewhere.
final class ConsentPage {
    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#1d2733;--soft:#5b6b7c;--line:#d9e0e8;--back:#eef2f6;--card:#fff;\
            --go:#0b6e4f;--go-ink:#fff;--tint:#eaf4f0}
            @media(prefers-color-scheme:dark){:root{--ink:#e4eaf1;--soft:#93a3b5;--line:#2f3b4a;--back:#0f151c;\
            --card:#18202a;--go:#3fb57f;--go-ink:#06140e;--tint:#1a2b27}}
            *{box-sizing:border-box}
            body{margin:0;min-height:100vh;display:flex;align-items:center;justify-content:center;\
            background:var(--back);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;\
            padding:24px 14px}
            main{width:100%;max-width:480px;background:var(--card);border:1px solid var(--line);border-radius:14px;\
            padding:28px clamp(18px,5vw,34px);box-shadow:0 6px 28px rgba(20,40,60,.10)}
            .who{display:flex;align-items:center;justify-content:center;gap:12px;margin:0 0 18px}
            .mark{width:52px;height:52px;border-radius:50%;display:flex;align-items:center;justify-content:center;\
            font-size:22px;font-weight:600;background:var(--tint);color:var(--go)}
            .mark.books{background:var(--go);color:var(--go-ink)}.who i{color:var(--soft);font-style:normal}
            h1{font-size:21px;line-height:1.3;text-align:center;margin:0 0 6px;font-weight:600;overflow-wrap:anywhere}
            .lead{color:var(--soft);text-align:center;margin:0 0 20px}
            fieldset{border:0;margin:0 0 18px;padding:0;min-width:0}legend{font-weight:600;padding:0;margin:0 0 8px}
            .list{max-height:260px;overflow-y:auto;border:1px solid var(--line);border-radius:10px}
            label{display:flex;gap:12px;align-items:center;padding:11px 14px;cursor:pointer;\
            border-top:1px solid var(--line)}label:first-child{border-top:0}
            label:has(:checked){background:var(--tint)}label:hover{background:var(--tint)}
            label input{accent-color:var(--go);width:18px;height:18px;margin:0;flex:none}
            label b{display:block;font-weight:500;overflow-wrap:anywhere}label small{color:var(--soft)}
            ul{margin:0 0 22px;padding:0;list-style:none}li{padding:3px 0 3px 26px;position:relative}
            li::before{content:"\\2713";position:absolute;left:3px;color:var(--go);font-weight:700}
            .buttons{display:flex;gap:12px;flex-wrap:wrap}
            button{flex:1 1 150px;font:inherit;font-weight:600;padding:11px 16px;border-radius:10px;cursor:pointer;\
            border:1px solid var(--line);background:transparent;color:var(--ink)}
            button.go{background:var(--go);border-color:var(--go);color:var(--go-ink)}
            button:focus-visible,input:focus-visible{outline:3px solid var(--go);outline-offset:2px}
            .fine{color:var(--soft);font-size:13px;margin:18px 0 0;text-align:center;overflow-wrap:anywhere}
            """;

    private ConsentPage() {}

    static String show(String appName, Ask ask, List<Choice> companies, String ticket) {
        StringBuilder html = new StringBuilder();
        html.append("<div class=\"who\" aria-hidden=\"true\"><span class=\"mark\">")
                .append(escape(initial(appName)))
                .append("</span><i>⇄</i><span class=\"mark books\">qb</span></div>")
                .append("<h1>Connect ")
                .append(escape(appName))
                .append(" to QuickBooks</h1>")
                .append("<p class=\"lead\">You decide which company it may use.</p>")
                .append("<form method=\"post\"><input type=\"hidden\" name=\"ticket\" value=\"")
                .append(escape(ticket))
                .append("\"><fieldset><legend>Company</legend><div class=\"list\">");
        for (int i = 0; i < companies.size(); i++) {
            html.append(choice(companies.get(i), i == 0));
        }
        html.append("</div></fieldset><fieldset><legend>It will be able to</legend><ul>");
        Scopes.split(ask.scope())
                .forEach(scope -> html.append("<li>")
                        .append(escape(Scopes.KNOWN.getOrDefault(scope, scope)))
                        .append("</li>"));
        html.append("</ul></fieldset><div class=\"buttons\">")
                .append("<button name=\"decision\" value=\"deny\" formnovalidate>Deny</button>")
                .append("<button class=\"go\" name=\"decision\" value=\"connect\">Connect</button></div></form>")
                .append("<p class=\"fine\">Afterwards you go on at ")
                .append(escape(String.valueOf(URI.create(ask.redirectUri()).getAuthority())))
                .append(". You can disconnect the app at any time.</p>");
        return page("Connect " + appName, html.toString());
    }

    /// Why there is nothing to decide. The person stays here: an address that cannot be trusted is not gone to.
    static String refusal(String sentence) {
        return page(
                "Cannot connect",
                "<div class=\"who\" aria-hidden=\"true\"><span class=\"mark\">!</span></div>"
                        + "<h1>This connection cannot be made</h1><p class=\"lead\">" + escape(sentence) + "</p>");
    }

    private static String choice(Choice company, boolean checked) {
        return "<label><input type=\"radio\" name=\"realmId\" value=\"" + escape(company.realmId()) + "\" required"
                + (checked ? " checked" : "") + "><span><b>" + escape(company.name()) + "</b><small>"
                + escape(company.remark()) + "</small></span></label>";
    }

    private static String initial(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    private static String page(String title, String body) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>" + escape(title)
                + "</title><style>" + STYLE + "</style></head><body><main>" + body + "</main></body></html>";
    }
}
