package io.mlconnector.asanawriter;

import io.mlconnector.serviceruntime.token.TokenKeeper;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Ready when the connector is signed in and the workspace is set up, or another instance looks after it. A
/// webhook that is missing only makes changes arrive later.
@Readiness
@Singleton
class AsanaReadiness implements HealthCheck {
    /// Good until Asana says otherwise, which the set-up and the commands tell.
    private static final TokenKeeper.Status PERSONAL = new TokenKeeper.Status(true, "");

    private final ConnectionKeeper keeper;
    private final AsanaSignIn signIn;

    AsanaReadiness(ConnectionKeeper keeper, AsanaSignIn signIn) {
        this.keeper = keeper;
        this.signIn = signIn;
    }

    @Override
    public HealthCheckResponse call() {
        ConnectionKeeper.Status status = keeper.status();
        TokenKeeper.Status tokens = signIn.status().orElse(PERSONAL);
        HealthCheckResponseBuilder response = HealthCheckResponse.named("asana-writer: Asana")
                .status(status.isWorking() && tokens.isWorking())
                .withData("state", status.state());
        detail(status, tokens).ifPresent(detail -> response.withData("detail", detail));
        return response.build();
    }

    /// What has to be done first comes first.
    private static Optional<String> detail(ConnectionKeeper.Status status, TokenKeeper.Status tokens) {
        return tokens.isWorking() ? Optional.ofNullable(status.problem()) : Optional.of(tokens.detail());
    }
}
