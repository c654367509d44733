package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.link.Link;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The links of one partition: as loaded, and what this writer has written since. Each pair has exactly one writer, so
/// nothing that this writer decides on is missing.
final class LinksView implements OperationHandler.Links {
    private final Map<String, Link> links = new ConcurrentHashMap<>();

    void put(ConnectionId connection, Link link) {
        links.put(connection + "/" + link.pair(), link);
    }

    void remove(String key) {
        links.remove(key);
    }

    @Override
    public Optional<Link> find(ConnectionId connection, String pair) {
        return Optional.ofNullable(links.get(connection + "/" + pair));
    }
}
