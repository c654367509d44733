package io.mlconnector.console.connect;

import io.mlconnector.contracts.GrantV1;
import io.mlconnector.serviceruntime.config.Secret;
import io.mlconnector.serviceruntime.token.OAuthClient;
import io.mlconnector.serviceruntime.token.OidcTokenEndpoint;
import io.mlconnector.serviceruntime.token.TokenEndpoint;
import io.quarkus.oidc.client.OidcClients;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// [CodeExchange] at the endpoint where the owner of the tokens refreshes them.
final class EndpointCodeExchange implements CodeExchange {
    private final OidcClients clients;
    private final Supplier<OAuthClient> ours;
    private final URI redirectUri;
    private final Clock clock;

    /// @param ours asked for only when a code is exchanged: without an app there is none
    EndpointCodeExchange(OidcClients clients, Supplier<OAuthClient> ours, URI redirectUri, Clock clock) {
        this.clients = clients;
        this.ours = ours;
        this.redirectUri = redirectUri;
        this.clock = clock;
    }

    @Override
    public Answer exchange(Secret code, Secret verifier) {
        OAuthClient client = ours.get();
        Optional<Secret> proof = client.usesPkce() ? Optional.of(verifier) : Optional.empty();
        return switch (new OidcTokenEndpoint(clients, client, clock).exchange(code, redirectUri, proof)) {
            case TokenEndpoint.Answer.Given given -> new Answer.Given(tokens(given, client.refreshLife()));
            case TokenEndpoint.Answer.InvalidGrant _ -> new Answer.Failed(Trouble.expiredCode(client.vendor()));
            case TokenEndpoint.Answer.UnknownClient _ ->
                new Answer.Failed(Trouble.wrongClient(client.vendor(), client.variables()));
            case TokenEndpoint.Answer.Unavailable _ -> new Answer.Failed(Trouble.unreachable(client.vendor()));
        };
    }

    private GrantV1.Tokens tokens(TokenEndpoint.Answer.Given given, @Nullable Duration documentedLife) {
        Instant now = clock.instant();
        Duration life = given.refreshLife() == null ? documentedLife : given.refreshLife();
        Duration hard = given.hardLife();
        return new GrantV1.Tokens(
                given.accessToken(),
                now.plus(given.accessLife()),
                given.refreshToken(),
                life == null ? null : now.plus(life),
                hard == null ? null : now.plus(hard));
    }
}
