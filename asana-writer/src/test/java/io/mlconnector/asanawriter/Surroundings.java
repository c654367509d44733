package io.mlconnector.asanawriter;

import com.sun.net.httpserver.HttpServer;
import io.mlconnector.embeddedkafka.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A broker, and an Asana that says 401 to everything.
public final class Surroundings implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedKafka kafka;
    private @Nullable HttpServer asana;

    @Override
    public Map<String, String> start() {
        EmbeddedKafka broker = EmbeddedKafka.temporary();
        kafka = broker;
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] body = "{\"errors\":[{\"message\":\"Not Authorized\"}]}".getBytes(StandardCharsets.UTF_8);
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(401, body.length);
                try (var out = exchange.getResponseBody()) {
                    out.write(body);
                }
            });
            server.start();
            asana = server;
            return Map.of(
                    "kafka.bootstrap.servers", broker.bootstrapServers(),
                    "asana.api.url", "http://localhost:" + server.getAddress().getPort() + "/api/1.0",
                    "mlc.home", Files.createTempDirectory("asana-writer-test").toString(),
                    "quarkus.http.test-port", "0",
                    "quarkus.log.category.\"org.apache.kafka\".level", "ERROR",
                    "quarkus.log.category.\"kafka\".level", "ERROR",
                    "quarkus.log.category.\"state.change.logger\".level", "ERROR");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (asana != null) {
            asana.stop(0);
        }
        if (kafka != null) {
            kafka.close();
        }
    }
}
