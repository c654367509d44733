package io.mlconnector.asanawriter.operation;

import io.mlconnector.domain.change.ConnectionId;

/// Asks for a webhook on a linked project. It comes when it can: polling finds the same changes, only later.
public interface ProjectWebhooks {
    void want(ConnectionId connection, String projectGid);
}
