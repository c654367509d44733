package io.mlconnector.enrich;

import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.contracts.TokenV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.enrich.flow.RecordTable;
import io.mlconnector.enrich.flow.StoredTokens;
import io.mlconnector.enrich.flow.VendorGate;
import io.mlconnector.enrich.flow.Verdict;
import io.mlconnector.enrich.poll.PollLoop;
import io.mlconnector.enrich.poll.QuickBooksRounds;
import io.mlconnector.enrich.poll.ReadCycle;
import io.mlconnector.enrich.quickbooks.QuickBooksChanges;
import io.mlconnector.enrich.quickbooks.QuickBooksPoller;
import io.mlconnector.enrich.quickbooks.QuickBooksReaders;
import io.mlconnector.enrich.quickbooks.StoredEntity;
import io.mlconnector.enrich.watch.SourceWatch;
import io.mlconnector.quickbooks.HttpQuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksSettings;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import io.mlconnector.serviceruntime.reads.CountedReads;
import io.mlconnector.serviceruntime.reads.ReadCause;
import io.mlconnector.serviceruntime.reads.ReadRecorder;
import io.mlconnector.serviceruntime.secret.Keysets;
import io.mlconnector.serviceruntime.secret.TokenPlace;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The parts of the QuickBooks side, put together.
final class QuickBooksSide implements AutoCloseable {
    private final Parts parts;
    private final TopicTable<TokenV1> tokenTable;
    private final StoredTokens tokens;
    private final VendorGate gate;
    private final RecordTable<StoredEntity> records;
    private final QuickBooksChanges changes;
    private final QuickBooksPoller poller;
    private final SourceWatch watch;
    private final PollLoop loop;

    QuickBooksSide(
            ConnectorSettings settings,
            EnrichSettings own,
            Keysets keysets,
            ApiTransport transport,
            ReadRecorder reads,
            QuickBooksOwnership ownership,
            Parts parts) {
        this.parts = parts;
        this.tokenTable = new TopicTable<>(settings.bootstrapServers(), Topics.QUICKBOOKS_TOKENS, TokenV1.class);
        this.tokens =
                new StoredTokens(TokenPlace.QUICKBOOKS, tokenTable, keysets, settings.connection(), parts.clock());
        this.gate = new VendorGate("QuickBooks", Verdict::ofQuickBooks, parts.backoff(), parts.closing(), tokens);
        this.records = new RecordTable<>(settings.bootstrapServers(), Topics.QUICKBOOKS_RECORDS, StoredEntity.class);
        Map<ReadCause, QuickBooksClient> clients = clients(settings, transport);
        this.watch = new SourceWatch(SourceWatch.Source.quickbooks(parts.isAddressLocal()), parts.clock());
        QuickBooksReaders readers = cause -> Objects.requireNonNull(clients.get(cause));
        this.changes = new QuickBooksChanges(
                settings.connection(), readers, gate, records, parts.outbox(), watch, parts.clock());
        this.poller = new QuickBooksPoller(
                settings.connection(), readers, gate, records, parts.outbox(), parts.clock(), watch);
        ReadCycle cycle = new ReadCycle(
                own.pollInterval(),
                own.pollIntervalWithoutWebhooks(),
                watch::areWebhooksArriving,
                own.readBudget(),
                reads::month);
        this.loop = new PollLoop(
                "QuickBooks",
                ownership,
                parts.closing(),
                new QuickBooksRounds(
                        settings.connection(),
                        poller,
                        this::ready,
                        cycle,
                        watch,
                        parts.watches().of(watch),
                        parts.clock()));
        ownership.onGain(records::forget);
    }

    private Map<ReadCause, QuickBooksClient> clients(ConnectorSettings settings, ApiTransport transport) {
        QuickBooksSettings company = QuickBooksSettings.of(
                settings.quickbooks().apiUrl().toString(), settings.connection().value());
        Map<ReadCause, QuickBooksClient> clients = new EnumMap<>(ReadCause.class);
        for (ReadCause cause : ReadCause.values()) {
            clients.put(cause, new HttpQuickBooksClient(company, CountedReads.because(cause, transport), tokens));
        }
        return clients;
    }

    SourceWatch watch() {
        return watch;
    }

    void start() {
        loop.start();
    }

    void handle(List<ConsumerRecord<String, byte[]>> batch) {
        ready();
        changes.handle(batch);
    }

    private void ready() {
        records.ready(parts.backoff(), parts.closing());
    }

    boolean isLoaded() {
        return loop.isLoaded();
    }

    /// What keeps QuickBooks from being read, the first cause first.
    Optional<String> trouble() {
        return tokens.trouble().or(poller::trouble).or(gate::trouble);
    }

    @Override
    public void close() {
        loop.close();
        records.close();
        tokenTable.close();
    }
}
