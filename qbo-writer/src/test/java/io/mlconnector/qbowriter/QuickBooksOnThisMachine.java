package io.mlconnector.qbowriter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.embeddedkafka.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// A broker, and [Books] with a token endpoint over HTTP. A test that has a field of type [Map] gets what it shares:
/// `documents` (a list), `tokenRequests` (a queue of texts) and `tokenAnswers` (a queue of "status body").
public final class QuickBooksOnThisMachine implements QuarkusTestResourceLifecycleManager {
    private static final String TOKENS = "/oauth2/v1/tokens/bearer";

    private final Books books = new Books();
    private final Queue<String> tokenRequests = new ConcurrentLinkedQueue<>();
    private final Queue<String> tokenAnswers = new ConcurrentLinkedQueue<>();
    private final Map<String, Object> shared = new ConcurrentHashMap<>(
            Map.of("documents", books.documents, "tokenRequests", tokenRequests, "tokenAnswers", tokenAnswers));
    private @Nullable EmbeddedKafka kafka;
    private @Nullable HttpServer server;
    private int refreshes;

    @Override
    public Map<String, String> start() {
        EmbeddedKafka broker = EmbeddedKafka.temporary();
        kafka = broker;
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/", this::handle);
            http.start();
            server = http;
            String address = "http://localhost:" + http.getAddress().getPort();
            shared.put("tokenUrl", address + TOKENS);
            Map<String, String> config = new HashMap<>();
            config.put("kafka.bootstrap.servers", broker.bootstrapServers());
            config.put("mlc.home", Files.createTempDirectory("qbo-writer-test").toString());
            config.put("quickbooks.realm.id", Commands.REALM);
            config.put("quickbooks.api.url", address);
            config.put("quickbooks.oauth.url", address + TOKENS);
            config.put("quickbooks.client.id", "client");
            config.put("quickbooks.client.secret", "client-secret");
            config.put("quickbooks.refresh.token", "refresh-0");
            config.put("quarkus.http.test-port", "0");
            List.of("org.apache.kafka", "kafka", "state.change.logger")
                    .forEach(category -> config.put("quarkus.log.category.\"" + category + "\".level", "ERROR"));
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(shared, new TestInjector.MatchesType(Map.class));
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestURI().getPath().equals(TOKENS)) {
            tokens(exchange, body);
        } else if (!("Bearer access-" + refreshes)
                .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            respond(exchange, 401, "");
        } else {
            ApiRequest request = new ApiRequest(
                    exchange.getRequestMethod(),
                    URI.create("http://localhost" + exchange.getRequestURI()),
                    Map.of(),
                    body);
            switch (books.send(request)) {
                case ApiResult.Ok(var response, var _) -> respond(exchange, response.status(), response.body());
                case ApiResult.Failed<?> _ -> exchange.close();
            }
        }
    }

    private void tokens(HttpExchange exchange, String body) throws IOException {
        tokenRequests.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
        String scripted = tokenAnswers.poll();
        if (scripted != null) {
            respond(exchange, Integer.parseInt(scripted.substring(0, 3)), scripted.substring(4));
            return;
        }
        refreshes++;
        respond(
                exchange,
                200,
                "{\"token_type\":\"bearer\",\"expires_in\":3600,\"x_refresh_token_expires_in\":8640000,"
                        + "\"access_token\":\"access-" + refreshes + "\",\"refresh_token\":\"refresh-" + refreshes
                        + "\"}");
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
        if (kafka != null) {
            kafka.close();
        }
    }
}
