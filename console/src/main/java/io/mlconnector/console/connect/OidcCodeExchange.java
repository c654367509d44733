package io.mlconnector.console.connect;

import io.mlconnector.contracts.GrantV1;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.config.Secret;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.oidc.client.runtime.OidcClientConfig.Grant;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// [CodeExchange] with Quarkus' OIDC client, as the owner of the tokens refreshes them.
final class OidcCodeExchange implements CodeExchange {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /// What Intuit documents, for an answer that does not say.
    private static final Duration REFRESH_LIFE = Duration.ofDays(100);

    private final OidcClients clients;
    private final ConnectorSettings settings;
    private final Clock clock;
    private @Nullable OidcClient client;

    OidcCodeExchange(OidcClients clients, ConnectorSettings settings, Clock clock) {
        this.clients = clients;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized Answer exchange(Secret code) {
        try {
            Map<String, String> form = Map.of(
                    "code",
                    code.reveal(),
                    "redirect_uri",
                    QuickBooksConnect.redirectUri(settings).toString());
            return answer(client().getTokens(form).await().atMost(TIMEOUT));
        } catch (OidcClientException e) {
            // The message is the body of the answer: an RFC 6749 error. It is looked at, never passed on.
            return failure(String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT));
        } catch (RuntimeException _) {
            // No answer in time, or one that is no JSON. The message may quote it.
            return new Answer.Failed(Trouble.UNREACHABLE);
        }
    }

    private OidcClient client() {
        OidcClient existing = client;
        if (existing != null) {
            return existing;
        }
        URI tokenUrl = settings.quickbooks().oauthUrl();
        OidcClient created = clients.newClient(OidcClientConfig.builder()
                        .id("connect-" + settings.connection())
                        .authServerUrl(tokenUrl.resolve("/").toString())
                        .discoveryEnabled(false)
                        .tokenPath(tokenUrl.toString())
                        .clientId(settings.quickbooks().needClientId())
                        .credentials(settings.quickbooks().needClientSecret().reveal())
                        .grant(Grant.Type.CODE)
                        .build())
                .await()
                .atMost(TIMEOUT);
        client = created;
        return created;
    }

    /// An answer that lacks a token is no success, whatever its status.
    private Answer answer(Tokens tokens) {
        String access = tokens.getAccessToken();
        String refresh = tokens.getRefreshToken();
        Long accessEnds = tokens.getAccessTokenExpiresAt();
        if (isBlank(access) || isBlank(refresh) || accessEnds == null) {
            return new Answer.Failed(Trouble.UNREACHABLE);
        }
        return new Answer.Given(new GrantV1.Tokens(
                access,
                Instant.ofEpochSecond(accessEnds),
                refresh,
                clock.instant().plus(life(tokens.get("x_refresh_token_expires_in")))));
    }

    private static boolean isBlank(@Nullable String token) {
        return token == null || token.isBlank();
    }

    private static Duration life(@Nullable String seconds) {
        return seconds != null && seconds.matches("[0-9]{1,10}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : REFRESH_LIFE;
    }

    private static Answer failure(String body) {
        if (body.contains("invalid_grant")) {
            return new Answer.Failed(Trouble.EXPIRED_CODE);
        }
        return new Answer.Failed(body.contains("invalid_client") ? Trouble.WRONG_CLIENT : Trouble.UNREACHABLE);
    }
}
