package io.mlconnector.ingest.quickbooks;

import io.mlconnector.ingest.store.NotificationStore;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.config.Secret;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/// Puts the QuickBooks side together.
@Singleton
class QuickBooksWebhooks {
    private final QuickBooksWebhookHandler handler;

    QuickBooksWebhooks(ConnectorSettings settings, NotificationStore store) {
        ConnectorSettings.QuickBooks quickbooks = settings.quickbooks();
        List<String> verifiers = Stream.concat(
                        Stream.of(quickbooks.needWebhookVerifier()), quickbooks.previousVerifier().stream())
                .map(Secret::reveal)
                .toList();
        this.handler = new QuickBooksWebhookHandler(store, () -> verifiers);
    }

    void start(@Observes StartupEvent event) {
        // Being asked is enough: a verifier token that is missing stops the start.
    }

    @Produces
    @Singleton
    QuickBooksWebhookHandler handler() {
        return handler;
    }
}
