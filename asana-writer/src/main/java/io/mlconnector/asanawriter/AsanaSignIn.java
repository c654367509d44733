package io.mlconnector.asanawriter;

import io.mlconnector.apiclient.AccessTokenSource;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.kafka.AuditTrail;
import io.mlconnector.serviceruntime.secret.Keysets;
import io.mlconnector.serviceruntime.secret.Purpose;
import io.mlconnector.serviceruntime.token.OAuthClient;
import io.mlconnector.serviceruntime.token.TokenKeeper;
import io.quarkus.oidc.client.OidcClients;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// How the connector signs in to Asana: with a personal access token, or by OAuth. Of OAuth tokens this
/// service is the one owner while the connection's partition is its own.
final class AsanaSignIn implements AutoCloseable {
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final AccessTokenSource tokens;
    private final Optional<TokenKeeper> keeper;
    private volatile Runnable onToken = () -> {};

    /// @throws io.mlconnector.serviceruntime.config.ConfigurationException when there is nothing to sign in
    ///     with, or no keyset to keep tokens
    AsanaSignIn(ConnectorSettings settings, Keysets keysets, OidcClients oidc, AuditTrail trail, Clock clock) {
        ConnectorSettings.Asana asana = settings.asana();
        if (asana.usesOAuth()) {
            TokenKeeper owner = TokenKeeper.of(
                    OAuthClient.ofAsana(asana),
                    new TokenKeeper.Host(
                            settings,
                            AsanaWriter.SERVICE,
                            keysets.requiring(Purpose.ASANA_REFRESH_TOKEN, Purpose.ASANA_ACCESS_TOKEN),
                            Optional.empty(),
                            trail),
                    oidc,
                    this::tell,
                    clock);
            this.keeper = Optional.of(owner);
            this.tokens = owner.tokens();
        } else {
            String personal = asana.needAccessToken().reveal();
            this.keeper = Optional.empty();
            this.tokens = () -> Optional.of(personal);
        }
    }

    /// @param tokenIsThere called whenever a token became usable
    void start(Runnable tokenIsThere) {
        onToken = tokenIsThere;
        keeper.ifPresent(TokenKeeper::start);
    }

    private Duration tell() {
        onToken.run();
        return IDLE;
    }

    AccessTokenSource tokens() {
        return tokens;
    }

    /// @param ours whether the connection's partition belongs to this instance now
    void assigned(boolean ours) {
        keeper.ifPresent(owner -> owner.assigned(ours));
    }

    /// Empty where a personal access token is used: that one works until Asana refuses it.
    Optional<TokenKeeper.Status> status() {
        return keeper.map(TokenKeeper::status);
    }

    @Override
    public void close() {
        keeper.ifPresent(TokenKeeper::close);
    }
}
