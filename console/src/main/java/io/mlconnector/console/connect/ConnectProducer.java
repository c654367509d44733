package io.mlconnector.console.connect;

import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import io.mlconnector.serviceruntime.secret.GrantKeys;
import io.mlconnector.serviceruntime.secret.KeysetFile;
import io.mlconnector.serviceruntime.secret.TokenPlace;
import io.mlconnector.serviceruntime.token.OAuthClient;
import io.quarkus.oidc.client.OidcClients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Puts the connect flows together.
@ApplicationScoped
class ConnectProducer {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ConnectorSettings settings;
    private final OidcClients oidc;
    private final Clock clock = Clock.systemUTC();

    ConnectProducer(ConnectorSettings settings, OidcClients oidc) {
        this.settings = settings;
        this.oidc = oidc;
    }

    @Produces
    @Singleton
    ConnectFlows flows() {
        return new ConnectFlows(List.of(
                flow(
                        TokenPlace.QUICKBOOKS,
                        new QuickBooksVendor(
                                settings,
                                new HttpCompanies(settings.quickbooks().apiUrl())),
                        () -> OAuthClient.ofQuickBooks(settings.quickbooks())),
                flow(
                        TokenPlace.ASANA,
                        new AsanaVendor(
                                settings,
                                new HttpWorkspaces(
                                        settings.asana().apiUrl(),
                                        settings.asana().workspace(),
                                        this::boundWorkspace)),
                        () -> OAuthClient.ofAsana(settings.asana()))));
    }

    private ConnectFlow flow(TokenPlace place, Vendor vendor, Supplier<OAuthClient> client) {
        return new ConnectFlow(
                vendor,
                new Attempts(clock),
                new EndpointCodeExchange(oidc, client, ConnectFlow.redirectUri(settings, vendor.path()), clock),
                new KafkaGrantDesk(
                        place,
                        settings.bootstrapServers(),
                        settings.connection(),
                        GrantKeys.find(KeysetFile.locate(settings), place),
                        clock),
                new KafkaConnectTrail(settings.bootstrapServers(), settings.connection(), clock));
    }

    private Optional<String> boundWorkspace() {
        try (TopicTable<ConnectionV1> connections =
                new TopicTable<>(settings.bootstrapServers(), Topics.CONNECTIONS, ConnectionV1.class)) {
            connections.catchUp(PATIENCE);
            return connections.find(settings.connection().value()).map(ConnectionV1::workspace);
        }
    }
}
