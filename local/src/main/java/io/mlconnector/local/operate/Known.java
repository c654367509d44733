package io.mlconnector.local.operate;

import io.mlconnector.local.installation.EnvironmentFile;
import io.mlconnector.local.installation.Home;
import io.mlconnector.local.installation.Port;
import io.mlconnector.local.installation.Ports;
import java.util.HashMap;
import java.util.Map;

/// How to reach a running installation: the environment, then what `up` wrote, then the usual ports.
///
/// @param environment as if it were given
public record Known(Map<String, String> environment, Ports ports) {
    public Known {
        environment = Map.copyOf(environment);
    }

    public static Known from(Map<String, String> environment) {
        Map<String, String> whole =
                new HashMap<>(EnvironmentFile.read(Home.from(environment).environmentFile()));
        whole.putAll(environment);
        return new Known(whole, Ports.from(whole));
    }

    public static Known of(Map<String, String> environment) {
        return new Known(environment, Ports.from(environment));
    }

    public String bootstrapServers() {
        return environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + ports.of(Port.KAFKA));
    }

    public String console() {
        return ports.url(Port.CONSOLE);
    }

    /// Where ingest-service listens.
    public String ingest() {
        return ports.url(Port.INGEST);
    }

    @Override
    public String toString() {
        return "Known[" + ports + "]";
    }
}
