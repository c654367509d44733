package io.mlconnector.console;

import io.mlconnector.embeddedkafka.SharedBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// A real broker, and other services that nobody started.
public class BrokerResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        String broker = SharedBroker.bootstrapServers();
        return Map.of(
                "kafka.bootstrap.servers", broker,
                "quarkus.http.test-port", "0",
                "mlc.home", "target/home",
                "console.url.ingest-service", "http://127.0.0.1:9",
                "console.url.enrich-service", "http://127.0.0.1:9",
                "console.url.asana-writer", "http://127.0.0.1:9",
                "console.url.qbo-writer", "http://127.0.0.1:9");
    }

    /// The broker is the JVM's.
    @Override
    public void stop() {}
}
