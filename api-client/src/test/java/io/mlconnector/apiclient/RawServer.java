package io.mlconnector.apiclient;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps the bytes of every request as they came, and misbehaves below HTTP. Shares no code with the client.
public final class RawServer implements AutoCloseable {
    /// Answers one request; returns whether the connection stays open.
    public interface Script {
        boolean answer(Socket connection) throws IOException, InterruptedException;
    }

    private final List<String> requests = new CopyOnWriteArrayList<>();

    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final ServerSocket socket;

    public RawServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /// Head and body of each, one character a byte.
    public List<String> requests() {
        return requests;
    }

    public String address() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /// How the next request that has no script yet is answered.
    public void next(Script script) {
        scripts.add(script);
    }

    public static Script text(String answer) {
        return connection -> {
            write(connection, answer);
            return true;
        };
    }

    public static Script status(String status, String headers, String body) {
        return text("HTTP/1.1 " + status + "\r\n" + headers + "Content-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    /// What was promised does not come.
    public static Script broken(String answer) {
        return connection -> {
            write(connection, answer);
            return false;
        };
    }

    /// The connection breaks as by a reset, after the request was read.
    public static Script reset() {
        return connection -> {
            connection.setSoLinger(true, 0);
            return false;
        };
    }

    public static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }

    private void accept() {
        while (true) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            while (true) {
                StringBuilder head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                    int next = in.read();
                    if (next < 0) {
                        return;
                    }
                    head.append((char) next);
                }
                int length = head.toString()
                        .lines()
                        .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                        .findFirst()
                        .orElse(0);
                requests.add(head + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
                Script script = scripts.poll();
                if (script == null || !script.answer(connection)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The client closed the connection: the end of this conversation.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
