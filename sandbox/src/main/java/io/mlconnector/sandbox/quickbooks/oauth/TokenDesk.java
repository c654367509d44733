package io.mlconnector.sandbox.quickbooks.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.oauth.Exchanges.Exchange;
import io.mlconnector.sandbox.quickbooks.oauth.Grants.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The token endpoint: codes and refresh tokens for tokens.
final class TokenDesk {
    private static final String WITH_HARD_EXPIRY = "x-include-refresh-token-hard-expires-in";
    private static final String WRONG_TOKEN = "Incorrect or invalid refresh token";

    private final Apps apps;
    private final Grants grants;
    private final Exchanges exchanges = new Exchanges();

    TokenDesk(Apps apps, Grants grants) {
        this.apps = apps;
        this.grants = grants;
    }

    Answer handle(Call call) {
        if (!call.method().equals("POST")) {
            return OAuthError.wrongMethod();
        }
        Map<String, List<String>> form = call.form();
        Optional<App> app = apps.authenticated(call, form);
        if (app.isEmpty()) {
            return OAuthError.invalidClient();
        }
        return switch (Apps.first(form, "grant_type")) {
            case "" -> OAuthError.of(400, "invalid_request", "grant_type is missing");
            case "refresh_token" -> refresh(call, app.get(), Apps.first(form, "refresh_token"));
            default -> OAuthError.of(400, "unsupported_grant_type", "");
        };
    }

    private Answer refresh(Call call, App app, String refreshToken) {
        Optional<Exchange> begun = exchanges.begin(refreshToken);
        if (begun.isEmpty()) {
            grants.collided(refreshToken);
            return OAuthError.invalidGrant(WRONG_TOKEN);
        }
        try (Exchange exchange = begun.get()) {
            Optional<Tokens> tokens = grants.refresh(app.clientId(), refreshToken);
            if (tokens.isEmpty()) {
                return OAuthError.invalidGrant(WRONG_TOKEN);
            }
            // Nobody has the new pair yet. Whoever comes with the same token now comes at the same time.
            exchange.linger(grants.knobs().exchangeTakes());
            return answer(call, tokens.get());
        }
    }

    private static Answer answer(Call call, Tokens tokens) {
        ObjectNode body = Json.object()
                .put("token_type", "bearer")
                .put("access_token", tokens.accessToken())
                .put("expires_in", tokens.accessLife().toSeconds())
                .put("refresh_token", tokens.refreshToken())
                .put("x_refresh_token_expires_in", tokens.refreshLife().toSeconds());
        if ("true".equalsIgnoreCase(call.header(WITH_HARD_EXPIRY))) {
            body.put("x_refresh_token_hard_expires_in", tokens.hardLeft().toSeconds());
        }
        return Answer.json(200, body).with("Cache-Control", "no-cache, no-store");
    }
}
