package io.mlconnector.asanawriter.webhook;

import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.domain.change.ConnectionId;
import java.util.List;

/// The subscriptions that we know of.
public interface WebhookStore {
    /// The current record of each hook of the connection, read to the end.
    List<WebhookV1> list(ConnectionId connection);

    /// Returns when the brokers hold it: the handshake is answered from this record.
    void publish(WebhookV1 webhook);
}
