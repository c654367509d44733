package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.Command;

/// One write to make, as read from a command topic.
///
/// @param target operations on one target are done one after the other, in the order of the topic
/// @param record the audit trail it belongs to: `quickbooks/Vendor/56`, `asana/Task/1207`
public record Operation(ConnectionId connection, String target, String record, Command command) {
    public String key() {
        return command.key().value();
    }
}
