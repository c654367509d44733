package io.mlconnector.local;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The ingest service's own address in the all-in-one: the same routes as on the console's port, but only those of
/// ingest. Vendors and people find it where it is when each service is its own process.
@ApplicationScoped
class IngestDoor {
    private final HttpServer server;

    IngestDoor(
            Vertx vertx,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "INGEST_PORT", defaultValue = "8081") int port) {
        this.server = vertx.createHttpServer(
                        new HttpServerOptions().setHost(host).setPort(port))
                .requestHandler(IngestDoor::handle);
    }

    void open(@Observes StartupEvent event) throws Exception {
        server.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    void close(@Observes ShutdownEvent event) throws Exception {
        server.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    private static void handle(HttpServerRequest request) {
        String path = request.path();
        if (path != null && (path.startsWith("/webhooks/") || path.startsWith("/q/health"))) {
            VertxHttpRecorder.getRootHandler().handle(request);
        } else {
            request.response().setStatusCode(404).end();
        }
    }
}
