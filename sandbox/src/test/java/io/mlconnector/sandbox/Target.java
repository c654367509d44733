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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Where webhooks are sent: keeps what comes and answers as it is told.
final class Target implements AutoCloseable {
    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private final Map<String, Integer> statusOf = new ConcurrentHashMap<>();
    private volatile boolean echo = true;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /// @param headers with names in lower case
    record Received(String uri, Map<String, String> headers, String body) {
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

    /// Lets the heartbeat or events of one path alone be answered otherwise.
    void answers(String path, int code) {
        statusOf.put(path, code);
    }

    void echoes(boolean secret) {
        echo = secret;
    }

    /// Takes requests and does not answer them until [#releases].
    void holds() {
        gate = new CountDownLatch(1);
    }

    void releases() {
        gate.countDown();
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

    List<Received> heartbeats() {
        return received.stream()
                .filter(each -> !each.isHandshake() && each.events() == 0)
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
            String uri = exchange.getRequestURI().toString();
            received.add(new Received(uri, headers, body));
            await(gate);
            String secret = headers.get("x-hook-secret");
            if (secret != null && echo) {
                exchange.getResponseHeaders().set("X-Hook-Secret", secret);
            }
            exchange.sendResponseHeaders(statusOf.getOrDefault(uri, status), -1);
        }
    }

    private static void await(CountDownLatch gate) throws IOException {
        try {
            if (!gate.await(30, TimeUnit.SECONDS)) {
                throw new IOException("held for too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        releases();
        server.stop(0);
    }
}
