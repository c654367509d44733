package io.mlconnector.embeddedkafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

final class FreePorts {
    private FreePorts() {}

    /// Nobody listens on it now; another program may be faster than the caller.
    static int find(String host) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedKafkaException("no port can be opened on " + host + ": " + e.getMessage(), e);
        }
    }

    static void requireFree(String host, int port) {
        if (!isFree(host, port)) {
            throw new PortTakenException(port);
        }
    }

    static boolean isFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
