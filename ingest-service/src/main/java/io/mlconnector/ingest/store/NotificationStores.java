package io.mlconnector.ingest.store;

import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Opens and closes the store with the service.
@Singleton
class NotificationStores {
    private final NotificationStore store;

    NotificationStores(ConnectorSettings settings) {
        this.store = new NotificationStore(settings.bootstrapServers(), Clock.systemUTC());
    }

    void start(@Observes StartupEvent event) {
        store.warmUp();
    }

    void stop(@Observes ShutdownEvent event) {
        store.close();
    }

    @Produces
    @Singleton
    NotificationStore store() {
        return store;
    }
}
