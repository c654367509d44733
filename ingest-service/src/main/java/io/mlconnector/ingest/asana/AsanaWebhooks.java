package io.mlconnector.ingest.asana;

import io.micrometer.core.instrument.MeterRegistry;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.ingest.store.NotificationStore;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.kafka.AuditTrail;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import io.mlconnector.serviceruntime.secret.HookPaths;
import io.mlconnector.serviceruntime.secret.KeysetFile;
import io.mlconnector.serviceruntime.secret.Keysets;
import io.mlconnector.serviceruntime.secret.Purpose;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Puts the Asana side together.
@Singleton
class AsanaWebhooks {
    private final TopicTable<WebhookV1> table;
    private final TopicHookDirectory hooks;
    private final TopicPublisher publisher;
    private final AsanaWebhookHandler handler;

    AsanaWebhooks(ConnectorSettings settings, NotificationStore store, MeterRegistry meters) {
        Clock clock = Clock.systemUTC();
        Keysets keysets = KeysetFile.load(settings).requiring(Purpose.WEBHOOK_SECRET);
        this.table = new TopicTable<>(settings.bootstrapServers(), Topics.ASANA_WEBHOOKS, WebhookV1.class);
        this.hooks = new TopicHookDirectory(table, keysets, settings.connection());
        this.publisher = new TopicPublisher(settings.bootstrapServers(), "ingest-service", clock);
        this.handler = new AsanaWebhookHandler(
                store,
                hooks,
                new HookPaths(keysets),
                new SecurityEvents(meters, new AuditTrail(publisher, clock), clock),
                clock);
    }

    void start(@Observes StartupEvent event) {
        // Being asked is enough: the table is read from now on.
    }

    void stop(@Observes ShutdownEvent event) {
        table.close();
        publisher.close();
    }

    @Produces
    @Singleton
    AsanaWebhookHandler handler() {
        return handler;
    }

    @Produces
    @Singleton
    HookDirectory hooks() {
        return hooks;
    }
}
