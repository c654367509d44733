package io.mlconnector.serviceruntime.token;

import io.mlconnector.serviceruntime.config.Secret;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.oidc.client.runtime.OidcClientConfig.Grant;
import io.quarkus.oidc.common.runtime.config.OidcClientCommonConfig.Credentials.Secret.Method;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A vendor's token endpoint with Quarkus' OIDC client; discovery is off, because each endpoint has an
/// address of its own. One request a call, never repeated.
public final class OidcTokenEndpoint implements TokenEndpoint {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration NOT_SOON = Duration.ofMinutes(1);

    private final OidcClients clients;
    private final OAuthClient ours;
    private final Clock clock;
    private @Nullable OidcClient client;

    public OidcTokenEndpoint(OidcClients clients, OAuthClient ours, Clock clock) {
        this.clients = clients;
        this.ours = ours;
        this.clock = clock;
    }

    @Override
    public Answer refresh(String refreshToken) {
        return ask(client -> client.refreshTokens(refreshToken), Optional.of(refreshToken));
    }

    /// Never with the same code twice: QuickBooks then takes the tokens back. An answer without a refresh
    /// token is no success.
    ///
    /// @param verifier of PKCE, where the consent was asked for with it
    public Answer exchange(Secret code, URI redirectUri, Optional<Secret> verifier) {
        Map<String, String> form = new HashMap<>();
        form.put("code", code.reveal());
        form.put("redirect_uri", redirectUri.toString());
        verifier.ifPresent(secret -> form.put("code_verifier", secret.reveal()));
        return ask(client -> client.getTokens(form), Optional.empty());
    }

    private synchronized Answer ask(Function<OidcClient, Uni<Tokens>> request, Optional<String> sent) {
        try {
            return answer(request.apply(client()).await().atMost(TIMEOUT), sent);
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
                .id(ours.place().shortName() + "-tokens")
                .authServerUrl(ours.tokenUrl().resolve("/").toString())
                .discoveryEnabled(false)
                .tokenPath(ours.tokenUrl().toString())
                .clientId(ours.clientId())
                .credentials()
                .clientSecret(ours.clientSecret().reveal(), method(ours.authentication()))
                .end()
                .headers(ours.headers())
                .grant(Grant.Type.CODE)
                .build();
        OidcClient created = clients.newClient(config).await().atMost(TIMEOUT);
        client = created;
        return created;
    }

    private static Method method(OAuthClient.Authentication authentication) {
        return switch (authentication) {
            case HTTP_BASIC -> Method.BASIC;
            case FORM -> Method.POST;
        };
    }

    /// An answer that lacks a token is no success, whatever its status.
    private Answer answer(Tokens tokens, Optional<String> sent) {
        String access = tokens.getAccessToken();
        Long expiresAt = tokens.getAccessTokenExpiresAt();
        Optional<String> refresh = Optional.ofNullable(tokens.getRefreshToken())
                .filter(token -> !token.isBlank())
                .or(() -> sent);
        if (access == null || access.isBlank() || expiresAt == null || refresh.isEmpty()) {
            return new Answer.Unavailable("the token endpoint answered without a token or its life", NOT_SOON);
        }
        return new Answer.Given(
                access,
                Duration.between(clock.instant(), Instant.ofEpochSecond(expiresAt)),
                refresh.get(),
                seconds(tokens.get("x_refresh_token_expires_in")),
                seconds(tokens.get("x_refresh_token_hard_expires_in")));
    }

    /// The message is the body of the answer: an RFC 6749 error. It is looked at, never passed on.
    private Answer failure(String message) {
        if (message.contains("invalid_grant")) {
            return new Answer.InvalidGrant();
        }
        if (message.contains("invalid_client")) {
            return new Answer.UnknownClient(ours.vendor() + " does not accept " + ours.variables(), NOT_SOON);
        }
        return new Answer.Unavailable("the token endpoint gave no tokens", SOON);
    }

    private static @Nullable Duration seconds(@Nullable String value) {
        return value != null && value.matches("[0-9]{1,10}") ? Duration.ofSeconds(Long.parseLong(value)) : null;
    }
}
