package io.mlconnector.qbowriter.tokens;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.oidc.client.runtime.OidcClientConfig.Grant;
import io.smallrye.mutiny.TimeoutException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// [TokenEndpoint] with Quarkus' OIDC client: form body, client id and secret as HTTP Basic, discovery off, because
/// Intuit's token endpoint has an address of its own.
///
/// See <https://developer.intuit.com/app/developer/qbo/docs/develop/authentication-and-authorization/oauth-2.0>.
final class OidcTokenEndpoint implements TokenEndpoint {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration NOT_SOON = Duration.ofMinutes(1);

    /// @param tokenUrl the whole address of the endpoint
    record Settings(URI tokenUrl, String realmId, String clientId, String clientSecret) {
        @Override
        public String toString() {
            return "Settings[tokenUrl=" + tokenUrl + ", realmId=" + realmId + "]";
        }
    }

    private final OidcClients clients;
    private final Settings settings;
    private final Clock clock;
    private @Nullable OidcClient client;

    OidcTokenEndpoint(OidcClients clients, Settings settings, Clock clock) {
        this.clients = clients;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized Answer refresh(String refreshToken) {
        try {
            return answer(client().refreshTokens(refreshToken).await().atMost(TIMEOUT), refreshToken);
        } catch (OidcClientException e) {
            return failure(String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT));
        } catch (TimeoutException _) {
            return new Answer.Unavailable("the token endpoint did not answer within " + TIMEOUT, SOON);
        } catch (RuntimeException e) {
            // What the client throws for an answer that is no JSON. Its message may quote the answer.
            return new Answer.Unavailable(
                    "the token endpoint's answer cannot be read ("
                            + e.getClass().getSimpleName() + ")",
                    SOON);
        }
    }

    private OidcClient client() {
        OidcClient existing = client;
        if (existing != null) {
            return existing;
        }
        OidcClientConfig config = OidcClientConfig.builder()
                .id("qbo-" + settings.realmId())
                .authServerUrl(settings.tokenUrl().resolve("/").toString())
                .discoveryEnabled(false)
                .tokenPath(settings.tokenUrl().toString())
                .clientId(settings.clientId())
                .credentials(settings.clientSecret())
                .grant(Grant.Type.REFRESH)
                .build();
        OidcClient created = clients.newClient(config).await().atMost(TIMEOUT);
        client = created;
        return created;
    }

    /// An answer without an access token is no success, whatever its status.
    private Answer answer(Tokens tokens, String sent) {
        String access = tokens.getAccessToken();
        Long expiresAt = tokens.getAccessTokenExpiresAt();
        if (access == null || access.isBlank() || expiresAt == null) {
            return new Answer.Unavailable("the token endpoint answered without an access token or its life", NOT_SOON);
        }
        String refresh = tokens.getRefreshToken();
        return new Answer.Refreshed(
                access,
                Duration.between(clock.instant(), Instant.ofEpochSecond(expiresAt)),
                refresh == null || refresh.isBlank() ? sent : refresh,
                seconds(tokens.get("x_refresh_token_expires_in")));
    }

    /// The message is the body of the answer: an RFC 6749 error. It is looked at, never passed on.
    private static Answer failure(String message) {
        if (message.contains("invalid_grant")) {
            return new Answer.InvalidGrant();
        }
        if (message.contains("invalid_client")) {
            return new Answer.Unavailable(
                    "QuickBooks does not accept QUICKBOOKS_CLIENT_ID and QUICKBOOKS_CLIENT_SECRET", NOT_SOON);
        }
        return new Answer.Unavailable("the token endpoint gave no tokens", SOON);
    }

    private static @Nullable Duration seconds(@Nullable String value) {
        return value != null && value.matches("[0-9]{1,10}") ? Duration.ofSeconds(Long.parseLong(value)) : null;
    }
}
