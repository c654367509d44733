package io.mlconnector.qbowriter;

import io.micrometer.core.instrument.MeterRegistry;
import io.mlconnector.apiclient.AccessTokenSource;
import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.apiclient.JdkApiTransport;
import io.mlconnector.apiclient.TransportSettings;
import io.mlconnector.contracts.ConnectionPartitioner;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.WatchV1;
import io.mlconnector.qbowriter.upkeep.QboUpkeep;
import io.mlconnector.quickbooks.BilledReads;
import io.mlconnector.quickbooks.HttpQuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksSettings;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.kafka.AuditTrail;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import io.mlconnector.serviceruntime.ledger.WriterRuntime;
import io.mlconnector.serviceruntime.ledger.WriterSettings;
import io.mlconnector.serviceruntime.pace.Pace;
import io.mlconnector.serviceruntime.pace.PacedTransport;
import io.mlconnector.serviceruntime.reads.CountedReads;
import io.mlconnector.serviceruntime.reads.ReadCause;
import io.mlconnector.serviceruntime.reads.ReadRecorder;
import io.mlconnector.serviceruntime.seal.AuditSealer;
import io.mlconnector.serviceruntime.seal.SealKeys;
import io.mlconnector.serviceruntime.secret.KeysetFile;
import io.mlconnector.serviceruntime.secret.Keysets;
import io.mlconnector.serviceruntime.secret.Purpose;
import io.mlconnector.serviceruntime.token.OAuthClient;
import io.mlconnector.serviceruntime.token.TokenKeeper;
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
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// Puts the service together, starts it and ends it.
@Singleton
class QboWriter {
    static final String SERVICE = "qbo-writer";
    private static final Logger LOG = Logger.getLogger(QboWriter.class);

    private final TokenKeeper keeper;
    private final CompanyCheck check;
    private final WriterRuntime runtime;
    private final Optional<AuditSealer> sealer;
    private final TopicPublisher publisher;
    private final ReadRecorder reads;
    private final TopicTable<WatchV1> watches;
    private final Upkeep upkeep;
    private final int partition;

    QboWriter(ConnectorSettings settings, OidcClients oidc, MeterRegistry meters) {
        Clock clock = Clock.systemUTC();
        String realm = settings.connection().value();
        this.partition = ConnectionPartitioner.partition(realm, Topics.PARTITIONS);
        this.publisher = new TopicPublisher(settings.bootstrapServers(), SERVICE, clock);
        this.reads = new ReadRecorder(settings.bootstrapServers(), settings.connection(), publisher, meters, clock);
        this.watches = new TopicTable<>(settings.bootstrapServers(), Topics.WATCHES, WatchV1.class);
        LastSuccess calls = new LastSuccess(
                new PacedTransport(
                        new CountedReads(new JdkApiTransport(TransportSettings.DEFAULT), BilledReads::of, reads::count),
                        Pace.QUICKBOOKS_WRITES),
                clock);
        QuickBooksClient client = client(settings, ReadCause.POSTING, calls);
        this.check = new CompanyCheck(
                client(settings, ReadCause.CONNECTION_CHECK, calls),
                settings.quickbooks().apiUrl(),
                realm,
                calls,
                ReadsElsewhere.of(watches, realm),
                clock);
        Keysets keysets = KeysetFile.load(settings).requiring(Purpose.REFRESH_TOKEN, Purpose.ACCESS_TOKEN);
        this.sealer = SealKeys.find(KeysetFile.locate(settings))
                .filter(SealKeys::canSign)
                .map(keys -> new AuditSealer(SERVICE, settings.bootstrapServers(), keys, AuditSealer.INTERVAL, clock));
        this.keeper = TokenKeeper.of(
                OAuthClient.ofQuickBooks(settings.quickbooks()),
                new TokenKeeper.Host(
                        settings,
                        SERVICE,
                        keysets,
                        settings.quickbooks().refreshToken(),
                        new AuditTrail(publisher, clock)),
                oidc,
                check::look,
                clock);
        OneCompany company = new OneCompany(settings.connection(), client, keeper.tokens(), check);
        // QuickBooks recognises a repeated request by its id: there is nothing to wait out.
        WriterSettings writing =
                WriterSettings.of(SERVICE, Topics.QUICKBOOKS_COMMANDS, Topics.QUICKBOOKS_LEDGER, Duration.ZERO);
        this.runtime = new WriterRuntime(
                writing,
                settings.bootstrapServers(),
                new DatedOutcomes(
                        new QboOperationHandler(company, this::assigned, new PostingDifferences(meters), clock), clock),
                clock);
        QuickBooksClient sweeper = client(settings, ReadCause.SWEEP, calls);
        TopicRows topics = new TopicRows(settings.bootstrapServers(), SERVICE + "-upkeep", settings.connection());
        this.upkeep = new Upkeep(
                runtime,
                new QboUpkeep(
                        writing,
                        topics,
                        () -> company.find(settings.connection()).map(_ -> sweeper),
                        RequestId::of,
                        publisher,
                        new LedgerRebuild(runtime, writing, topics, clock),
                        meters,
                        clock));
    }

    private QuickBooksClient client(ConnectorSettings settings, ReadCause cause, ApiTransport calls) {
        return new HttpQuickBooksClient(
                QuickBooksSettings.of(
                        settings.quickbooks().apiUrl().toString(),
                        settings.connection().value()),
                CountedReads.because(cause, calls),
                new KeeperTokens());
    }

    private void assigned(Set<Integer> partitions) {
        boolean ours = partitions.contains(partition);
        if (!ours) {
            check.forget();
        }
        keeper.assigned(ours);
        upkeep.assigned(ours);
    }

    void start(@Observes StartupEvent event) {
        reads.start();
        keeper.start();
        runtime.start();
        sealer.ifPresentOrElse(
                AuditSealer::start,
                () -> LOG.warn("The keyset file has no private key 'seal': the audit trail is not sealed"));
    }

    void stop(@Observes ShutdownEvent event) {
        sealer.ifPresent(AuditSealer::close);
        upkeep.close();
        runtime.close();
        keeper.close();
        reads.close();
        watches.close();
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
    TokenKeeper keeper() {
        return keeper;
    }

    @Produces
    @Singleton
    CompanyCheck check() {
        return check;
    }

    /// The client is made before the keeper, which calls the company with it.
    private final class KeeperTokens implements AccessTokenSource {
        @Override
        public Optional<String> findToken() {
            return keeper.tokens().findToken();
        }

        @Override
        public void reject(String token) {
            keeper.tokens().reject(token);
        }
    }
}
