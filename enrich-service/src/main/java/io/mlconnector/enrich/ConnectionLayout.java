package io.mlconnector.enrich;

import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.enrich.flow.Closing;
import io.mlconnector.enrich.flow.ClosingException;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import java.time.Duration;
import java.util.Optional;

/// What the asana-writer set up in Asana. Nothing is read there before it is known: without it a task cannot be
/// understood.
final class ConnectionLayout {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TopicTable<ConnectionV1> connections;
    private final ConnectionId connection;
    private final Closing closing;

    ConnectionLayout(TopicTable<ConnectionV1> connections, ConnectionId connection, Closing closing) {
        this.connections = connections;
        this.connection = connection;
        this.closing = closing;
    }

    boolean isKnown() {
        return connections.find(connection.value()).map(ConnectionV1::layout).isPresent();
    }

    /// Waits for it.
    ///
    /// @throws ClosingException when the service ends before
    ConnectionV1.Layout layout() {
        return Optional.ofNullable(await().layout()).orElseThrow();
    }

    /// Gid of the workspace; waits until it is set up.
    ///
    /// @throws ClosingException when the service ends before
    String workspace() {
        return await().workspace();
    }

    private ConnectionV1 await() {
        while (true) {
            closing.check();
            try {
                Optional<ConnectionV1> known =
                        connections.await(connection.value(), one -> one.layout() != null, PATIENCE);
                if (known.isPresent()) {
                    return known.get();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new ClosingException();
            }
        }
    }
}
