package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.LedgerEntryV1;

/// A command whose operation the ledger knows with other content.
final class UsedKey {
    static final String OVERTAKEN =
            "Other values of this operation were frozen before, and stand; what is different here is decided anew from"
                    + " the outcome";

    private UsedKey() {}

    /// Whether nothing is missing when this command is left out. An open intent has to be carried on by its own
    /// command: one that comes after this one will, while one that should have come before is gone.
    static boolean isOvertaken(OperationHandler handler, Pending head, LedgerEntryV1 known) {
        return handler.isDecidedAnew(head.operation) && (!known.isOpen() || isLater(known.source(), head));
    }

    private static boolean isLater(String source, Pending head) {
        int end = source.lastIndexOf('-') + 1;
        String partition = head.record.topic() + "-" + head.record.partition() + "-";
        String offset = source.substring(end);
        return source.startsWith(partition)
                && end == partition.length()
                && offset.matches("[0-9]{1,18}")
                && Long.parseLong(offset) > head.record.offset();
    }
}
