package io.mlconnector.console.connect;

import java.util.List;
import java.util.Optional;

/// All vendors that can be connected.
record ConnectFlows(List<ConnectFlow> all) {
    ConnectFlows {
        all = List.copyOf(all);
    }

    /// @param name as in the address: `quickbooks`
    Optional<ConnectFlow> find(String name) {
        return all.stream()
                .filter(flow -> flow.vendor().path().equals("/connect/" + name))
                .findFirst();
    }
}
