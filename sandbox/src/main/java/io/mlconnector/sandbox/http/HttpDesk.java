package io.mlconnector.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/// An HTTP server with one handler. Bodies may come gzipped; a body over the limit is answered 413 and never handled.
public final class HttpDesk implements AutoCloseable {
    /// Enough for a batch of thirty records with long notes.
    public static final int MAX_BODY_BYTES = 8 * 1024 * 1024;

    static {
        // The JDK's server reads these once. Without "nodelay" each keep-alive answer waits for the peer's delayed
        // acknowledgement (40 ms); its idle time must be longer than the JDK client's 30 s, or the two race.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.idleInterval", "120");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Handler handler;
    private final Refusals refusals;

    private HttpDesk(HttpServer server, ExecutorService threads, Handler handler, Refusals refusals) {
        this.refusals = refusals;
        this.server = server;
        this.threads = threads;
        this.handler = handler;
    }

    /// @param bindAddress `127.0.0.1` for this machine only, `0.0.0.0` for everyone
    /// @param port 0 takes a free one
    /// @throws PortTakenException when something else listens there
    public static HttpDesk open(String bindAddress, int port, Handler handler, Refusals refusals) {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(bindAddress, port), 256);
        } catch (BindException e) {
            throw new PortTakenException(port, e);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot listen on " + bindAddress + ":" + port + ": " + e.getMessage(), e);
        }
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpDesk desk = new HttpDesk(server, threads, handler, refusals);
        server.setExecutor(threads);
        server.createContext("/", desk::serve);
        server.start();
        return desk;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// Where a client on this machine finds it, without a trailing slash.
    public String url() {
        return "http://localhost:" + port();
    }

    /// Stops at once; calls under way are cut off.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        // To close an exchange that has sent nothing, or less than it announced, closes the connection.
        try (exchange) {
            Answer answer = answer(exchange);
            if (!answer.isSent() || !waited(answer)) {
                return;
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            boolean bodiless =
                    answer.length() == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.length());
            if (!bodiless) {
                answer.writeTo(exchange.getResponseBody());
            }
        }
    }

    /// @return false when the desk was closed meanwhile
    private static boolean waited(Answer answer) {
        try {
            if (answer.pause().isPositive()) {
                Thread.sleep(answer.pause());
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if ("gzip".equalsIgnoreCase(headers.get("content-encoding")) && body.length > 0) {
            try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = unpacked.readNBytes(MAX_BODY_BYTES + 1);
            } catch (IOException e) {
                return refusals.refuse(400, "The body says gzip and is not.");
            }
        }
        if (body.length > MAX_BODY_BYTES) {
            return refusals.refuse(413, "The body is longer than " + MAX_BODY_BYTES + " bytes.");
        }
        Call call;
        try {
            URI address = exchange.getRequestURI();
            String query = address.getRawQuery();
            call = Call.of(
                    exchange.getRequestMethod(), address.getRawPath(), query == null ? "" : query, headers, body);
        } catch (IllegalArgumentException e) {
            return refusals.refuse(400, "The address is not percent-encoded correctly.");
        }
        try {
            return handler.handle(call);
        } catch (RuntimeException e) {
            // A bug of the sandbox. It must show as one, and not as a closed connection that looks like an outage.
            return Answer.text(500, "The sandbox failed: " + Bug.report(call, e) + ".");
        }
    }
}
