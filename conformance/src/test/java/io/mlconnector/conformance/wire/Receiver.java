package io.mlconnector.conformance.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Receives webhooks: keeps them, answers 200, and agrees to handshakes.
public final class Receiver implements AutoCloseable {
    /// @param signature as the vendor's header gives it; empty without one
    public record Delivery(String body, String signature) {}

    private static final String HOOK_SECRET = "X-Hook-Secret";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final List<String> secrets = new CopyOnWriteArrayList<>();
    private final String signatureHeader;

    /// @param signatureHeader where the vendor puts its signature
    public Receiver(String signatureHeader) {
        this.signatureHeader = signatureHeader;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/hook";
    }

    public List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /// Of the handshakes, in their order.
    public List<String> secrets() {
        return List.copyOf(secrets);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String secret = exchange.getRequestHeaders().getFirst(HOOK_SECRET);
            if (secret == null) {
                String signature = exchange.getRequestHeaders().getFirst(signatureHeader);
                deliveries.add(new Delivery(body, signature == null ? "" : signature));
            } else {
                secrets.add(secret);
                exchange.getResponseHeaders().set(HOOK_SECRET, secret);
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
