package io.mlconnector.enrich;

import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.asana.AsanaSettings;
import io.mlconnector.asana.HttpAsanaClient;
import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.enrich.asana.AsanaChanges;
import io.mlconnector.enrich.asana.AsanaPoller;
import io.mlconnector.enrich.asana.StoredObject;
import io.mlconnector.enrich.flow.RecordTable;
import io.mlconnector.enrich.flow.VendorGate;
import io.mlconnector.enrich.flow.Verdict;
import io.mlconnector.enrich.poll.AsanaRounds;
import io.mlconnector.enrich.poll.PollLoop;
import io.mlconnector.enrich.watch.SourceWatch;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The parts of the Asana side, put together.
final class AsanaSide implements AutoCloseable {
    private final Parts parts;
    private final TopicTable<ConnectionV1> connections;
    private final TopicTable<WebhookV1> webhooks;
    private final ConnectionLayout layout;
    private final AsanaSignIn signIn;
    private final VendorGate gate;
    private final RecordTable<StoredObject> records;
    private final AsanaChanges changes;
    private final SourceWatch watch;
    private final PollLoop loop;

    /// @param linkedByFile gids of the projects that the mapping file links
    AsanaSide(
            ConnectorSettings settings,
            EnrichSettings own,
            AsanaSignIn signIn,
            ApiTransport transport,
            AsanaOwnership ownership,
            Set<String> linkedByFile,
            Parts parts) {
        this.parts = parts;
        this.connections = new TopicTable<>(settings.bootstrapServers(), Topics.CONNECTIONS, ConnectionV1.class);
        this.webhooks = new TopicTable<>(settings.bootstrapServers(), Topics.ASANA_WEBHOOKS, WebhookV1.class);
        this.layout = new ConnectionLayout(connections, settings.connection(), parts.closing());
        this.signIn = signIn;
        this.gate = new VendorGate("Asana", Verdict::ofAsana, parts.backoff(), parts.closing(), signIn.newToken());
        this.records = new RecordTable<>(settings.bootstrapServers(), Topics.ASANA_RECORDS, StoredObject.class);
        HttpAsanaClient client =
                new HttpAsanaClient(AsanaSettings.of(settings.asana().apiUrl().toString()), transport, signIn.tokens());
        this.watch = new SourceWatch(SourceWatch.Source.asana(parts.isAddressLocal()), parts.clock());
        AsanaPoller poller = new AsanaPoller(
                settings.connection(), client, gate, records, parts.outbox(), watch, parts.clock(), linkedByFile);
        this.loop = new PollLoop(
                "Asana",
                ownership,
                parts.closing(),
                new AsanaRounds(
                        settings.connection(),
                        poller,
                        watch,
                        parts.watches().of(watch),
                        this::ready,
                        layout::layout,
                        () -> listening(settings.connection()),
                        own.portfolioInterval(),
                        own.pollInterval(),
                        parts.clock()));
        this.changes = new AsanaChanges(
                settings.connection(), client, gate, records, parts.outbox(), watch, parts.clock(), loop::wakeUp);
        ownership.onGain(records::forget);
    }

    SourceWatch watch() {
        return watch;
    }

    void start() {
        loop.start();
    }

    void handle(List<ConsumerRecord<String, byte[]>> batch) {
        ready();
        changes.handle(batch, layout.workspace());
    }

    private void ready() {
        records.ready(parts.backoff(), parts.closing());
    }

    /// Never their secrets: this service has no key for them.
    private Optional<Map<String, String>> listening(ConnectionId connection) {
        if (!webhooks.isCaughtUp()) {
            return Optional.empty();
        }
        Map<String, String> listening = new HashMap<>();
        webhooks.withPrefix(connection + "/").values().stream()
                .filter(hook -> hook.state() == WebhookV1.State.ACTIVE)
                .forEach(hook -> listening.put(hook.hook(), hook.resource()));
        return Optional.of(listening);
    }

    boolean isLayoutKnown() {
        return layout.isKnown();
    }

    boolean isLoaded() {
        return loop.isLoaded();
    }

    Optional<String> trouble() {
        return signIn.trouble().or(gate::trouble);
    }

    @Override
    public void close() {
        loop.close();
        records.close();
        connections.close();
        signIn.close();
        webhooks.close();
    }
}
