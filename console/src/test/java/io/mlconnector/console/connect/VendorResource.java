package io.mlconnector.console.connect;

import io.mlconnector.embeddedkafka.SharedBroker;
import io.mlconnector.sandbox.Sandbox;
import io.mlconnector.sandbox.SandboxSettings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A local QuickBooks and a local Asana with their consent pages, and a console that knows its own address.
public class VendorResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable Sandbox sandbox;

    @Override
    public Map<String, String> start() {
        Sandbox vendor = Sandbox.start(SandboxSettings.temporary(""));
        sandbox = vendor;
        String port = freePort();
        Map<String, String> settings = new HashMap<>(Map.of(
                "kafka.bootstrap.servers",
                SharedBroker.bootstrapServers(),
                "quarkus.http.test-port",
                port,
                "console.url",
                "http://localhost:" + port,
                "quickbooks.api.url",
                vendor.quickBooksUrl(),
                "asana.api.url",
                vendor.asanaUrl() + "/api/1.0",
                "asana.client.id",
                "sandbox-asana-client",
                "mlc.home",
                home().toString()));
        for (String service : new String[] {"ingest-service", "enrich-service", "asana-writer", "qbo-writer"}) {
            settings.put("console.url." + service, "http://127.0.0.1:9");
        }
        return settings;
    }

    private static Path home() {
        try {
            return Files.createTempDirectory("connect");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return String.valueOf(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        Sandbox vendor = sandbox;
        if (vendor != null) {
            vendor.close();
        }
    }
}
