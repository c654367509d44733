package io.mlconnector.asanawriter.provision;

import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.ConnectionV1.Layout;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.work.Field;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The layouts that are in place and verified since this instance owns them. Commands of other connections wait.
public final class Layouts {
    private final Map<ConnectionId, Layout> ready = new ConcurrentHashMap<>();

    public Optional<Layout> find(ConnectionId connection) {
        return Optional.ofNullable(ready.get(connection));
    }

    public void put(ConnectionId connection, Layout layout) {
        ready.put(connection, layout);
    }

    public void remove(ConnectionId connection) {
        ready.remove(connection);
    }

    /// Gid of one of our fields.
    public static Optional<String> fieldGid(Layout layout, Field field) {
        return Optional.ofNullable(layout.fields().get(field)).map(ConnectionV1.FieldLayout::gid);
    }
}
