package io.mlconnector.domain.command;

import io.mlconnector.domain.change.ConnectionId;

/// The identity of one write: `connection/pair/kind/revision`. Derived from the business identity, never from offsets,
/// times or random numbers, so that the same cause always is the same operation.
public record OperationKey(String value) {

    public static OperationKey of(ConnectionId connection, String pair, String kind, String revision) {
        return new OperationKey(connection.value() + "/" + pair + "/" + kind + "/" + revision);
    }

    @Override
    public String toString() {
        return value;
    }
}
