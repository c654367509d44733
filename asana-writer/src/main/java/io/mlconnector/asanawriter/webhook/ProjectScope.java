package io.mlconnector.asanawriter.webhook;

import io.mlconnector.contracts.ConnectionV1;
import java.util.Optional;
import java.util.Set;

/// Which projects are linked.
@FunctionalInterface
public interface ProjectScope {
    /// @return gids; empty where that cannot be told now: then nothing leaves the scope
    Optional<Set<String>> read(ConnectionV1 connection);
}
