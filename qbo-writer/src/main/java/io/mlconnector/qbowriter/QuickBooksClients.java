package io.mlconnector.qbowriter;

import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.quickbooks.QuickBooksClient;
import java.util.Optional;

/// The companies that this writer can reach.
public interface QuickBooksClients {
    Optional<QuickBooksClient> find(ConnectionId connection);
}
