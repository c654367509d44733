package io.mlconnector.local.installation;

import java.util.Map;

/// Which QuickBooks, or which Asana, the services talk to.
public sealed interface Side {

    /// The local one, started here.
    record Sandbox() implements Side {}

    /// The real one.
    ///
    /// @param environment its variables as given, defaults filled in
    record Real(Map<String, String> environment) implements Side {
        public Real {
            environment = Map.copyOf(environment);
        }

        /// Values are credentials.
        @Override
        public String toString() {
            return "Real" + environment.keySet();
        }
    }
}
