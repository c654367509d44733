package io.mlconnector.asanawriter.provision;

import io.mlconnector.contracts.ConnectionV1;
import java.time.Duration;

/// What came of one look at the workspace.
public sealed interface Provisioned {
    /// Everything is in place.
    record Ready(ConnectionV1 connection) implements Provisioned {}

    /// Asana cannot be asked just now; nothing is wrong.
    record NotNow(Duration after, String why) implements Provisioned {}

    /// A person has to change something, in Asana or in the configuration. Commands wait.
    record NeedsPerson(String why) implements Provisioned {}
}
