package io.mlconnector.asanawriter;

import io.mlconnector.apiclient.JdkApiTransport;
import io.mlconnector.apiclient.TransportSettings;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asana.AsanaSettings;
import io.mlconnector.asana.HttpAsanaClient;
import io.mlconnector.asanawriter.operation.AsanaOperationHandler;
import io.mlconnector.asanawriter.provision.KafkaConnectionStore;
import io.mlconnector.asanawriter.provision.Layouts;
import io.mlconnector.asanawriter.provision.Provisioner;
import io.mlconnector.asanawriter.webhook.KafkaWebhookStore;
import io.mlconnector.asanawriter.webhook.KeysetSeal;
import io.mlconnector.asanawriter.webhook.WebhookKeeper;
import io.mlconnector.contracts.Topics;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.ledger.WriterRuntime;
import io.mlconnector.serviceruntime.ledger.WriterSettings;
import io.mlconnector.serviceruntime.pace.Pace;
import io.mlconnector.serviceruntime.pace.PacedTransport;
import io.mlconnector.serviceruntime.secret.KeysetFile;
import io.mlconnector.serviceruntime.secret.Purpose;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/// Puts the service together, starts it and ends it.
@Singleton
class AsanaWriter {
    static final String SERVICE = "asana-writer";

    /// The longest call, and a margin in which Asana may still execute what nobody waits for any more.
    private static final Duration SETTLING = Duration.ofSeconds(40);

    private static final int HOOK_BYTES = 16;

    private final TopicPublisher publisher;
    private final KafkaConnectionStore connections;
    private final KafkaWebhookStore webhooks;
    private final ConnectionKeeper keeper;
    private final WriterRuntime runtime;

    AsanaWriter(ConnectorSettings settings) {
        Clock clock = Clock.systemUTC();
        String brokers = settings.bootstrapServers();
        AsanaClient client = client(settings.asana());
        KeysetSeal seal = new KeysetSeal(KeysetFile.load(settings).requiring(Purpose.WEBHOOK_SECRET));
        this.publisher = new TopicPublisher(brokers, SERVICE, clock);
        this.connections = new KafkaConnectionStore(brokers, publisher, clock);
        this.webhooks = new KafkaWebhookStore(brokers, publisher, clock);
        Layouts layouts = new Layouts();
        this.keeper = new ConnectionKeeper(
                settings.connection(),
                new Provisioner(client, connections, settings.asana().workspace()),
                new WebhookKeeper(
                        client, webhooks, seal, settings.publicUrl().toString(), AsanaWriter::randomHex, clock),
                layouts,
                ConnectionKeeper.Pace.DEFAULT);
        AsanaOperationHandler handler = new AsanaOperationHandler(
                client,
                layouts,
                keeper,
                (partitions, _) -> keeper.assigned(partitions),
                AsanaOperationHandler.Settings.DEFAULT,
                clock);
        this.runtime = new WriterRuntime(
                WriterSettings.of(SERVICE, Topics.ASANA_COMMANDS, Topics.ASANA_LEDGER, SETTLING),
                brokers,
                handler,
                clock);
    }

    private static AsanaClient client(ConnectorSettings.Asana settings) {
        String token = settings.needAccessToken().reveal();
        return new HttpAsanaClient(
                AsanaSettings.of(settings.apiUrl().toString()),
                new PacedTransport(new JdkApiTransport(TransportSettings.DEFAULT), Pace.ASANA_WRITES),
                () -> Optional.of(token));
    }

    private static String randomHex() {
        byte[] bytes = new byte[HOOK_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    void start(@Observes StartupEvent event) {
        runtime.start();
    }

    void stop(@Observes ShutdownEvent event) {
        runtime.close();
        keeper.close();
        connections.close();
        webhooks.close();
        publisher.close();
    }

    @Produces
    @Singleton
    @Named(SERVICE)
    WriterRuntime runtime() {
        return runtime;
    }

    @Produces
    @Singleton
    ConnectionKeeper keeper() {
        return keeper;
    }
}
