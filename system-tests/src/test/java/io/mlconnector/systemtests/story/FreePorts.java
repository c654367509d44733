package io.mlconnector.systemtests.story;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The variables that put every part on a port of its own.
final class FreePorts {
    private static final List<String> VARIABLES = List.of(
            "CONSOLE_PORT",
            "INGEST_PORT",
            "ENRICH_PORT",
            "ASANA_WRITER_PORT",
            "QBO_WRITER_PORT",
            "SANDBOX_QUICKBOOKS_PORT",
            "SANDBOX_ASANA_PORT",
            "KAFKA_PORT");

    private FreePorts() {}

    static Map<String, String> take() throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        Map<String, String> ports = new HashMap<>();
        try {
            for (String variable : VARIABLES) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                ports.put(variable, Integer.toString(socket.getLocalPort()));
            }
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
        return ports;
    }
}
