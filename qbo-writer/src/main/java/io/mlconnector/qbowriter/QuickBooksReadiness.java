package io.mlconnector.qbowriter;

import io.mlconnector.serviceruntime.token.TokenKeeper;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when the company can be written to, or another instance does that.
@Readiness
@Singleton
class QuickBooksReadiness implements HealthCheck {
    private final TokenKeeper keeper;
    private final CompanyCheck check;

    QuickBooksReadiness(TokenKeeper keeper, CompanyCheck check) {
        this.keeper = keeper;
        this.check = check;
    }

    @Override
    public HealthCheckResponse call() {
        TokenKeeper.Status tokens = keeper.status();
        boolean connected = keeper.tokens().findToken().isPresent();
        CompanyCheck.Status company = check.status();
        return HealthCheckResponse.named("qbo-writer: QuickBooks")
                .status(tokens.isWorking() && (!connected || company.isConfirmed()))
                .withData(
                        "detail", connected && tokens.isWorking() ? company.detail() + keeper.life() : tokens.detail())
                .build();
    }
}
