package io.mlconnector.sandbox.quickbooks.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.oauth.Codes.Found;
import io.mlconnector.sandbox.quickbooks.oauth.Exchanges.Exchange;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The token endpoint: codes and refresh tokens for tokens.
final class TokenDesk {
    private static final String WITH_HARD_EXPIRY = "x-include-refresh-token-hard-expires-in";
    private static final String WRONG_CODE = "Invalid authorization code";
    private static final String WRONG_TOKEN = "Incorrect or invalid refresh token";

    private final Apps apps;
    private final Grants grants;
    private final Codes codes;
    private final OpenIdDesk openId;
    private final Clock clock;
    private final Exchanges exchanges = new Exchanges();
    private final RefreshLog log = new RefreshLog();

    TokenDesk(Apps apps, Grants grants, Codes codes, OpenIdDesk openId, Clock clock) {
        this.apps = apps;
        this.grants = grants;
        this.codes = codes;
        this.openId = openId;
        this.clock = clock;
    }

    RefreshLog refreshes() {
        return log;
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
            case "authorization_code" ->
                exchange(call, app.get(), Apps.first(form, "code"), Apps.first(form, "redirect_uri"));
            case "refresh_token" -> refresh(call, app.get(), Apps.first(form, "refresh_token"));
            default -> OAuthError.of(400, "unsupported_grant_type", "");
        };
    }

    /// One at a time, so that a code cannot be used twice at once.
    private synchronized Answer exchange(Call call, App app, String code, String redirectUri) {
        Instant now = clock.instant();
        return switch (codes.find(code, app.clientId(), redirectUri, now)) {
            case Found.Good(Ask ask, String realmId) -> {
                Tokens tokens = grants.connectWithTokens(app.clientId(), realmId, ask.scope());
                codes.used(code, tokens.refreshToken());
                ObjectNode body = body(call, tokens);
                if (Scopes.contains(ask.scope(), Scopes.OPENID)) {
                    body.put("id_token", openId.idToken(OAuthDesk.base(call), ask, realmId, now));
                }
                yield answer(body);
            }
            case Found.Replayed(String refreshToken) -> {
                grants.codeReplayed(refreshToken);
                yield OAuthError.invalidGrant(WRONG_CODE);
            }
            case Found.Unknown _ -> OAuthError.invalidGrant(WRONG_CODE);
        };
    }

    private Answer refresh(Call call, App app, String refreshToken) {
        Optional<Exchange> begun = exchanges.begin(refreshToken);
        if (begun.isEmpty()) {
            grants.collided(refreshToken);
            log.add(clock.instant(), RefreshLog.Result.COLLIDED, refreshToken, "");
            return OAuthError.invalidGrant(WRONG_TOKEN);
        }
        try (Exchange exchange = begun.get()) {
            Optional<Tokens> tokens = grants.refresh(app.clientId(), refreshToken);
            if (tokens.isEmpty()) {
                log.add(clock.instant(), RefreshLog.Result.REFUSED, refreshToken, "");
                return OAuthError.invalidGrant(WRONG_TOKEN);
            }
            log.add(
                    clock.instant(),
                    RefreshLog.Result.GIVEN,
                    refreshToken,
                    tokens.get().refreshToken());
            // Nobody has the new pair yet. Whoever comes with the same token now comes at the same time.
            exchange.linger(grants.knobs().exchangeTakes());
            return answer(body(call, tokens.get()));
        }
    }

    private static Answer answer(ObjectNode body) {
        return Answer.json(200, body).with("Cache-Control", "no-cache, no-store");
    }

    private static ObjectNode body(Call call, Tokens tokens) {
        ObjectNode body = Json.object()
                .put("token_type", "bearer")
                .put("access_token", tokens.accessToken())
                .put("expires_in", tokens.accessLife().toSeconds())
                .put("refresh_token", tokens.refreshToken())
                .put("x_refresh_token_expires_in", tokens.refreshLife().toSeconds());
        if ("true".equalsIgnoreCase(call.header(WITH_HARD_EXPIRY))) {
            body.put("x_refresh_token_hard_expires_in", tokens.hardLeft().toSeconds());
        }
        return body;
    }
}
