package io.mlconnector.asanawriter.operation;

import io.mlconnector.domain.command.Hash;
import io.mlconnector.serviceruntime.ledger.Operation;

/// What finds an operation's work again in Asana.
final class RequestId {
    private static final int DIGITS = 32;
    private static final int MARKER_DIGITS = 8;

    private RequestId() {}

    /// `external.gid` of a created task: 36 characters.
    static String of(Operation operation) {
        return of(operation.key());
    }

    static String of(String operationKey) {
        return "mlc:" + Hash.brief(operationKey, DIGITS);
    }

    /// The end of a comment: short, because people read it.
    static String marker(Operation operation) {
        return "[mlc:" + Hash.brief(operation.key(), MARKER_DIGITS) + "]";
    }
}
