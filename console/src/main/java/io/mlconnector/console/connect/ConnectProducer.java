package io.mlconnector.console.connect;

import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.secret.GrantKeys;
import io.mlconnector.serviceruntime.secret.KeysetFile;
import io.quarkus.oidc.client.OidcClients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Puts the connect flow together.
@ApplicationScoped
class ConnectProducer {

    @Produces
    @Singleton
    QuickBooksConnect quickbooks(ConnectorSettings settings, OidcClients oidc) {
        Clock clock = Clock.systemUTC();
        return new QuickBooksConnect(
                settings,
                new Attempts(clock),
                new OidcCodeExchange(oidc, settings, clock),
                new HttpCompanies(settings.quickbooks().apiUrl()),
                new KafkaGrantDesk(
                        settings.bootstrapServers(),
                        settings.connection(),
                        GrantKeys.find(KeysetFile.locate(settings)),
                        clock));
    }
}
