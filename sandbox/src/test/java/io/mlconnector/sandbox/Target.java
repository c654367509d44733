package io.mlconnector.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mlconnector.sandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Where webhooks are sent: keeps what comes and answers as it is told.
final class Target implements AutoCloseable {
    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile boolean echo = true;

    /// @param headers with names in lower case
    record Received(Map<String, String> headers, String body) {
        boolean isHandshake() {
            return headers.containsKey("x-hook-secret");
        }

        int events() {
            return Http.json(body).path("events").size();
        }
    }

    Target() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    void answers(int code) {
        status = code;
    }

    void echoes(boolean secret) {
        echo = secret;
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    /// Asana's deliveries that hold events.
    List<Received> deliveries() {
        return received.stream()
                .filter(each -> !each.isHandshake() && each.events() > 0)
                .toList();
    }

    /// `action type` of every Asana event so far.
    List<String> events() {
        return deliveries().stream()
                .flatMap(each -> Http.json(each.body()).path("events").valueStream())
                .map(event -> event.path("action").asText() + " "
                        + event.path("resource").path("resource_type").asText())
                .toList();
    }

    /// `type` of every QuickBooks event so far.
    List<String> cloudEvents() {
        return received.stream()
                .flatMap(each -> Json.read(each.body()).orElseThrow().valueStream())
                .map(event -> event.path("type").asText() + " "
                        + event.path("intuitentityid").asText())
                .toList();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(headers, body));
            String secret = headers.get("x-hook-secret");
            if (secret != null && echo) {
                exchange.getResponseHeaders().set("X-Hook-Secret", secret);
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
