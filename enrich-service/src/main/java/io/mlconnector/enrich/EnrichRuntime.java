package io.mlconnector.enrich;

import io.micrometer.core.instrument.MeterRegistry;
import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.apiclient.JdkApiTransport;
import io.mlconnector.apiclient.TransportSettings;
import io.mlconnector.contracts.MappingV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.enrich.flow.Backoff;
import io.mlconnector.enrich.flow.Closing;
import io.mlconnector.enrich.flow.Outbox;
import io.mlconnector.enrich.flow.Trail;
import io.mlconnector.enrich.notification.Notifications;
import io.mlconnector.enrich.poll.MappingFile;
import io.mlconnector.quickbooks.BilledReads;
import io.mlconnector.serviceruntime.config.ConfigurationException;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.pace.Pace;
import io.mlconnector.serviceruntime.pace.PacedTransport;
import io.mlconnector.serviceruntime.reads.CountedReads;
import io.mlconnector.serviceruntime.reads.ReadBudget;
import io.mlconnector.serviceruntime.reads.ReadRecorder;
import io.mlconnector.serviceruntime.secret.KeysetFile;
import io.mlconnector.serviceruntime.secret.Keysets;
import io.mlconnector.serviceruntime.secret.Purpose;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Everything of this service that is not Kafka Streams, put together by hand: nothing but this type is offered to the
/// other services of the same JVM.
@Singleton
class EnrichRuntime {
    private static final Logger LOG = Logger.getLogger(EnrichRuntime.class);

    private final Closing closing = new Closing();
    private final MappingV1 mapping;
    private final TopicPublisher publisher;
    private final Parts parts;
    private final ReadRecorder reads;
    private final WatchBooks watches;
    private final Notifications notifications;
    private final QuickBooksSide quickbooks;
    private final AsanaSide asana;

    EnrichRuntime(
            ConnectorSettings settings,
            @ConfigProperty(name = "enrich.poll.interval", defaultValue = "5M") Duration pollInterval,
            @ConfigProperty(name = "enrich.poll.interval.without.webhooks", defaultValue = "1M")
                    Duration pollWithoutWebhooks,
            @ConfigProperty(name = "quickbooks.read.budget") Optional<Long> readBudget,
            @ConfigProperty(name = "enrich.portfolio.interval", defaultValue = "15S") Duration portfolioInterval,
            MeterRegistry meters,
            @Identifier("enrich-quickbooks-ownership") QuickBooksOwnership quickbooksOwnership,
            @Identifier("enrich-asana-ownership") AsanaOwnership asanaOwnership) {
        EnrichSettings own = new EnrichSettings(
                positive("enrich.poll.interval", pollInterval),
                positive("enrich.poll.interval.without.webhooks", pollWithoutWebhooks),
                positive("enrich.portfolio.interval", portfolioInterval),
                budget(readBudget));
        Clock clock = Clock.systemUTC();
        Backoff backoff = new Backoff(new Random());
        this.mapping = MappingFile.load(settings.mappingFile(), settings.connection());
        this.publisher = new TopicPublisher(settings.bootstrapServers(), Trail.SERVICE, clock);
        this.reads = new ReadRecorder(settings.bootstrapServers(), settings.connection(), publisher, meters, clock);
        Outbox outbox = new Outbox(publisher, backoff, closing);
        this.watches = new WatchBooks(settings.bootstrapServers(), settings.connection(), outbox, backoff, closing);
        this.parts =
                new Parts(outbox, backoff, closing, clock, watches, ConnectorSettings.isLocal(settings.publicUrl()));
        this.notifications = new Notifications(settings.connection(), parts.outbox(), clock);
        Keysets keysets = KeysetFile.load(settings).requiring(Purpose.ACCESS_TOKEN);
        this.quickbooks = new QuickBooksSide(
                settings,
                own,
                keysets,
                new PacedTransport(
                        new CountedReads(wire("quickbooks", meters), BilledReads::of, reads::count),
                        Pace.QUICKBOOKS_READS),
                reads,
                quickbooksOwnership,
                parts);
        this.asana = new AsanaSide(
                settings,
                own,
                AsanaSignIn.of(settings, keysets, closing, clock),
                new PacedTransport(wire("asana", meters), Pace.ASANA_READS),
                asanaOwnership,
                mapping.projects().stream().map(MappingV1.Project::project).collect(Collectors.toSet()),
                parts);
        new WatchMeters(meters).of(quickbooks.watch(), asana.watch());
        new ReadMeters(meters).of(reads, own.readBudget());
    }

    private static Duration positive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new ConfigurationException(key + " is " + value + ": it must be longer than nothing.");
        }
        return value;
    }

    private static ReadBudget budget(Optional<Long> perMonth) {
        try {
            return ReadBudget.of(perMonth);
        } catch (IllegalArgumentException _) {
            throw new ConfigurationException(
                    "QUICKBOOKS_READ_BUDGET is " + perMonth.orElse(0L) + ": it is a number of reads a month.");
        }
    }

    private static ApiTransport wire(String vendor, MeterRegistry meters) {
        return new CountedTransport(
                new JdkApiTransport(TransportSettings.DEFAULT),
                meters.counter("enrich.vendor.requests", "vendor", vendor));
    }

    /// After the topics are there, before anything is consumed.
    void start(@Observes @Priority(10) StartupEvent event) {
        parts.outbox()
                .send(List.of(new Message(
                        Topics.MAPPINGS,
                        mapping.connection(),
                        mapping,
                        "connector.mapping.published.v1",
                        parts.clock().instant(),
                        null)));
        LOG.infof(
                "The rules are %s; the company's time zone is %s%s",
                mapping.version().equals("default") ? "the default ones" : "those of MAPPING_FILE",
                mapping.zone(),
                mapping.version().equals("default") ? ": set MAPPING_FILE to change it" : "");
        reads.start();
        quickbooks.start();
        asana.start();
    }

    /// Before the channels end, so that none of them waits for a vendor.
    void stop(@Observes @Priority(1) ShutdownEvent event) {
        closing.close();
    }

    @PreDestroy
    void close() {
        closing.close();
        quickbooks.close();
        asana.close();
        watches.close();
        reads.close();
        publisher.close();
    }

    Notifications notifications() {
        return notifications;
    }

    ReadRecorder reads() {
        return reads;
    }

    QuickBooksSide quickbooks() {
        return quickbooks;
    }

    AsanaSide asana() {
        return asana;
    }
}
