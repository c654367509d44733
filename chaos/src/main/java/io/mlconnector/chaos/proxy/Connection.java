package io.mlconnector.chaos.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.Consumer;

/// Two sockets that belong together.
final class Connection {
    private final Socket client;
    private final Socket server;
    private final Consumer<Connection> onEnd;
    private boolean torn;
    private int halves = 2;
    private volatile boolean open = true;

    Connection(Socket client, Socket server, Consumer<Connection> onEnd) {
        this.client = client;
        this.server = server;
        this.onEnd = onEnd;
    }

    InputStream from(Direction direction) throws IOException {
        return (direction == Direction.UPSTREAM ? client : server).getInputStream();
    }

    OutputStream to(Direction direction) throws IOException {
        return receiver(direction).getOutputStream();
    }

    boolean isOpen() {
        return open;
    }

    /// Something of its stream was swallowed.
    synchronized void tear() {
        torn = true;
    }

    synchronized boolean isTorn() {
        return torn;
    }

    /// One side has said all; the other may still speak.
    synchronized void halfClose(Direction direction) {
        halves--;
        try {
            receiver(direction).shutdownOutput();
        } catch (IOException _) {
            halves = 0;
        }
        if (halves <= 0) {
            close();
        }
    }

    /// RST to both sides: with a linger of nothing, closing discards and resets.
    synchronized void reset() {
        lingerNot(client);
        lingerNot(server);
        close();
    }

    synchronized void close() {
        if (open) {
            open = false;
            closeQuietly(client);
            closeQuietly(server);
            onEnd.accept(this);
        }
    }

    private Socket receiver(Direction direction) {
        return direction == Direction.UPSTREAM ? server : client;
    }

    static void lingerNot(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException _) {
            // Closed already.
        }
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is of no use any more either way.
        }
    }
}
