package io.mlconnector.asanawriter.webhook;

import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// [WebhookStore] in the topic `asana.webhooks`.
public final class KafkaWebhookStore implements WebhookStore, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final TopicTable<WebhookV1> table;
    private final TopicPublisher publisher;
    private final Clock clock;

    public KafkaWebhookStore(String bootstrapServers, TopicPublisher publisher, Clock clock) {
        this.table = new TopicTable<>(bootstrapServers, Topics.ASANA_WEBHOOKS, WebhookV1.class);
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public List<WebhookV1> list(ConnectionId connection) {
        table.catchUp(PATIENCE);
        return List.copyOf(table.withPrefix(connection.value() + "/").values());
    }

    @Override
    public void publish(WebhookV1 webhook) {
        publisher.publish(new Message(
                Topics.ASANA_WEBHOOKS,
                webhook.key(),
                webhook,
                "connector.asana.webhook." + webhook.state().name().toLowerCase(Locale.ROOT) + ".v1",
                clock.instant(),
                null));
    }

    @Override
    public void close() {
        table.close();
    }
}
