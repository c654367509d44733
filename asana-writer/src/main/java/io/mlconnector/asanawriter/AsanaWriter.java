package io.mlconnector.asanawriter;

import io.micrometer.core.instrument.MeterRegistry;
import io.mlconnector.apiclient.AccessTokenSource;
import io.mlconnector.apiclient.JdkApiTransport;
import io.mlconnector.apiclient.TransportSettings;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asana.AsanaSettings;
import io.mlconnector.asana.HttpAsanaClient;
import io.mlconnector.asanawriter.operation.AsanaOperationHandler;
import io.mlconnector.asanawriter.provision.KafkaConnectionStore;
import io.mlconnector.asanawriter.provision.Layouts;
import io.mlconnector.asanawriter.provision.Provisioner;
import io.mlconnector.asanawriter.upkeep.AsanaUpkeep;
import io.mlconnector.asanawriter.webhook.HookAddresses;
import io.mlconnector.asanawriter.webhook.HookMeters;
import io.mlconnector.asanawriter.webhook.KafkaWebhookStore;
import io.mlconnector.asanawriter.webhook.KeysetSeal;
import io.mlconnector.asanawriter.webhook.LinkedProjects;
import io.mlconnector.asanawriter.webhook.ResealedSecrets;
import io.mlconnector.asanawriter.webhook.WebhookKeeper;
import io.mlconnector.contracts.ConnectionPartitioner;
import io.mlconnector.contracts.MappingV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.kafka.AuditTrail;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import io.mlconnector.serviceruntime.ledger.WriterRuntime;
import io.mlconnector.serviceruntime.ledger.WriterSettings;
import io.mlconnector.serviceruntime.pace.Pace;
import io.mlconnector.serviceruntime.pace.PacedTransport;
import io.mlconnector.serviceruntime.secret.KeysetFile;
import io.mlconnector.serviceruntime.secret.Keysets;
import io.mlconnector.serviceruntime.secret.Purpose;
import io.mlconnector.serviceruntime.upkeep.LedgerRebuild;
import io.mlconnector.serviceruntime.upkeep.TopicRows;
import io.mlconnector.serviceruntime.upkeep.Upkeep;
import io.quarkus.oidc.client.OidcClients;
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
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

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
    private final AsanaSignIn signIn;
    private final TopicTable<MappingV1> mappings;
    private final WebhookKeeper hooks;
    private final ConnectionKeeper keeper;
    private final WriterRuntime runtime;
    private final Upkeep upkeep;

    /// @param look `webhooks.look.interval`: how often Asana's list of webhooks is compared with what there should be
    AsanaWriter(
            ConnectorSettings settings,
            @ConfigProperty(name = "webhooks.look.interval", defaultValue = "10M") Duration look,
            MeterRegistry meters,
            OidcClients oidc) {
        Clock clock = Clock.systemUTC();
        String brokers = settings.bootstrapServers();
        Keysets keysets = KeysetFile.load(settings).requiring(Purpose.WEBHOOK_SECRET);
        this.publisher = new TopicPublisher(brokers, SERVICE, clock);
        this.signIn = new AsanaSignIn(settings, keysets, oidc, new AuditTrail(publisher, clock), clock);
        AsanaClient client = client(settings.asana(), signIn.tokens());
        KeysetSeal seal = new KeysetSeal(keysets);
        this.connections = new KafkaConnectionStore(brokers, publisher, clock);
        this.webhooks = new KafkaWebhookStore(brokers, publisher, clock);
        this.mappings = new TopicTable<>(brokers, Topics.MAPPINGS, MappingV1.class);
        Layouts layouts = new Layouts();
        this.hooks = new WebhookKeeper(
                client,
                new ResealedSecrets(webhooks, keysets),
                seal,
                new LinkedProjects(client, mappings::find),
                new HookAddresses(settings.publicUrl(), settings.asana().apiUrl(), AsanaWriter::randomHex),
                clock);
        HookMeters.register(meters, hooks::look);
        this.keeper = new ConnectionKeeper(
                settings.connection(),
                new Provisioner(client, connections, settings.asana().workspace()),
                hooks,
                layouts,
                ConnectionKeeper.Pace.looking(look));
        AsanaOperationHandler handler = new AsanaOperationHandler(
                client,
                layouts,
                keeper,
                (partitions, _) -> assigned(settings.connection(), partitions),
                AsanaOperationHandler.Settings.DEFAULT,
                clock);
        WriterSettings writing = WriterSettings.of(SERVICE, Topics.ASANA_COMMANDS, Topics.ASANA_LEDGER, SETTLING);
        this.runtime = new WriterRuntime(writing, brokers, handler, clock);
        TopicRows topics = new TopicRows(brokers, SERVICE + "-upkeep", settings.connection());
        this.upkeep = new Upkeep(
                runtime,
                new AsanaUpkeep(
                        writing,
                        client,
                        layouts,
                        topics,
                        publisher,
                        new LedgerRebuild(runtime, writing, topics, clock),
                        meters,
                        clock));
    }

    private void assigned(ConnectionId connection, Set<Integer> partitions) {
        boolean ours = partitions.contains(ConnectionPartitioner.partition(connection.value(), Topics.PARTITIONS));
        signIn.assigned(ours);
        keeper.assigned(partitions);
        upkeep.assigned(ours);
    }

    private static AsanaClient client(ConnectorSettings.Asana settings, AccessTokenSource tokens) {
        return new HttpAsanaClient(
                AsanaSettings.of(settings.apiUrl().toString()),
                new PacedTransport(new JdkApiTransport(TransportSettings.DEFAULT), Pace.ASANA_WRITES),
                tokens);
    }

    private static String randomHex() {
        byte[] bytes = new byte[HOOK_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    void start(@Observes StartupEvent event) {
        signIn.start(keeper::tokenIsThere);
        runtime.start();
    }

    void stop(@Observes ShutdownEvent event) {
        upkeep.close();
        runtime.close();
        keeper.close();
        signIn.close();
        connections.close();
        webhooks.close();
        mappings.close();
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
    @Named(SERVICE + "-upkeep")
    Upkeep upkeep() {
        return upkeep;
    }

    @Produces
    @Singleton
    AsanaSignIn signIn() {
        return signIn;
    }

    @Produces
    @Singleton
    WebhookKeeper hooks() {
        return hooks;
    }

    @Produces
    @Singleton
    ConnectionKeeper keeper() {
        return keeper;
    }
}
