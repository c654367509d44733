package io.mlconnector.contracts;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.change.ConnectionId;
import java.util.Optional;

/// Keys are readable text whose first part is the connection: `9341/Bill/1043`.
public record RecordKey(ConnectionId connection, String rest) {

    public static String of(ConnectionId connection, EntityRef ref) {
        return connection + "/" + ref;
    }

    /// @param type `Task`, `Project`
    public static String of(ConnectionId connection, String type, String gid) {
        return connection + "/" + type + "/" + gid;
    }

    public static String of(ConnectionId connection, String rest) {
        return connection + "/" + rest;
    }

    /// Empty when the text is no such key.
    public static Optional<RecordKey> parse(String key) {
        int slash = key.indexOf('/');
        if (slash <= 0 || slash == key.length() - 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RecordKey(new ConnectionId(key.substring(0, slash)), key.substring(slash + 1)));
        } catch (IllegalArgumentException notAConnection) {
            return Optional.empty();
        }
    }

    /// The part of a key that decides its partition.
    public static String connectionPart(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash);
    }

    @Override
    public String toString() {
        return connection + "/" + rest;
    }
}
