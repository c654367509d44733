package io.mlconnector.asanawriter.provision;

import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// [ConnectionStore] in the topic `connections`.
public final class KafkaConnectionStore implements ConnectionStore, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final TopicTable<ConnectionV1> table;
    private final TopicPublisher publisher;
    private final Clock clock;

    public KafkaConnectionStore(String bootstrapServers, TopicPublisher publisher, Clock clock) {
        this.table = new TopicTable<>(bootstrapServers, Topics.CONNECTIONS, ConnectionV1.class);
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public Optional<ConnectionV1> find(ConnectionId connection) {
        table.catchUp(PATIENCE);
        return table.find(connection.value());
    }

    @Override
    public void publish(ConnectionV1 connection) {
        publisher.publish(new Message(
                Topics.CONNECTIONS,
                connection.connection(),
                connection,
                "connector.connection.changed.v1",
                clock.instant(),
                null));
    }

    @Override
    public void close() {
        table.close();
    }
}
