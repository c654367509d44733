package io.mlconnector.sandbox.asana.auth;

import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.http.Html;
import java.util.List;
import java.util.Map;

/// The page on which a person allows the app to act for them, or does not.
final class AuthorizePage {
    private static final String FORM = """
            <style>.consent{max-width:460px;margin:0 auto}.consent button{padding:9px 22px;border-radius:8px;\
            border:1px solid var(--line);font:inherit;cursor:pointer;background:var(--card);color:var(--ink)}\
            .consent button.yes{background:var(--accent);border-color:var(--accent);color:#fff}\
            .consent select{font:inherit;padding:6px;width:100%}.consent li{margin:2px 0}</style>""";

    private AuthorizePage() {}

    /// @param hidden the request, which comes back with the answer
    static String ask(App app, AuthorizeRequest request, List<Resource> users, Map<String, String> hidden) {
        StringBuilder form = new StringBuilder(FORM).append("<div class=\"consent\">");
        StringBuilder body = new StringBuilder("<form method=\"post\" action=\"/-/oauth_authorize\">");
        hidden.forEach((name, value) -> body.append("<input type=\"hidden\" name=\"")
                .append(Html.escape(name))
                .append("\" value=\"")
                .append(Html.escape(value))
                .append("\">"));
        body.append("<p><label for=\"user\">Signed in as</label><select id=\"user\" name=\"user\">");
        users.forEach(user -> body.append("<option value=\"")
                .append(user.gid())
                .append("\">")
                .append(Html.escape(user.text("name") + " (" + user.text("email") + ")"))
                .append("</option>"));
        body.append("</select></p><p>It will be able to:</p><ul>");
        request.scopes()
                .forEach(scope -> body.append("<li>").append(words(scope)).append("</li>"));
        body.append("</ul><p><button class=\"yes\" name=\"decision\" value=\"allow\">Allow</button> ")
                .append("<button name=\"decision\" value=\"deny\">Deny</button></p></form>");
        form.append(Html.section(app.name() + " would like to use your Asana account", "", body.toString()));
        return Html.page("Allow access", "Asana sandbox", form.append("</div>").toString());
    }

    /// For apps without an address: the person carries the code over.
    static String code(String code) {
        return Html.page(
                "Access allowed",
                "Asana sandbox",
                Html.section("Your code", "", "<p><code id=\"code\">" + Html.escape(code) + "</code></p>"));
    }

    private static String words(String scope) {
        return scope.equals(Scopes.FULL) ? "do everything that you can do" : Html.escape(scope);
    }
}
