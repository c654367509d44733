package io.mlconnector.chaos.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Ports that nobody listened on when they were taken, each another one.
final class FreePorts {
    private final Deque<Integer> ports = new ArrayDeque<>();

    private FreePorts() {}

    static FreePorts take(int count) {
        FreePorts free = new FreePorts();
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                free.ports.add(socket.getLocalPort());
            }
            for (ServerSocket socket : held) {
                socket.close();
            }
            return free;
        } catch (IOException e) {
            throw new UncheckedIOException("This machine gives no free port", e);
        }
    }

    int next() {
        return ports.removeFirst();
    }
}
