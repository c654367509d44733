package io.mlconnector.asanawriter.provision;

import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.domain.change.ConnectionId;
import java.util.Optional;

/// What was published of a connection.
public interface ConnectionStore {
    /// The last one published, read to the end.
    Optional<ConnectionV1> find(ConnectionId connection);

    /// Returns when the brokers hold it.
    void publish(ConnectionV1 connection);
}
