package io.mlconnector.sandbox.quickbooks.oauth;

import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Takes a grant back. Either kind of token names it, and all of it goes: Intuit's pages show a JSON body, its
/// SDK sends a form.
final class RevokeDesk {
    private final Apps apps;
    private final Grants grants;

    RevokeDesk(Apps apps, Grants grants) {
        this.apps = apps;
        this.grants = grants;
    }

    Answer handle(Call call) {
        if (!call.method().equals("POST")) {
            return OAuthError.wrongMethod();
        }
        boolean json = Optional.ofNullable(call.header("content-type"))
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .contains("json");
        Optional<App> app = apps.authenticated(call, json ? Map.of() : call.form());
        if (app.isEmpty()) {
            return OAuthError.invalidClient();
        }
        String token = json
                ? Json.readObject(call.text())
                        .map(body -> body.path("token").asText(""))
                        .orElse("")
                : Apps.first(call.form(), "token");
        if (token.isEmpty()) {
            return OAuthError.of(400, "invalid_request", "token is missing");
        }
        return grants.revokeGrantOf(app.get().clientId(), token)
                ? Answer.empty(200)
                : OAuthError.of(400, "invalid_request", "Token invalid");
    }
}
