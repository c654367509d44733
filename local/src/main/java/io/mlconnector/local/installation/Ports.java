package io.mlconnector.local.installation;

import io.mlconnector.local.terminal.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The number of each port.
public record Ports(Map<Port, Integer> numbers) {
    public Ports {
        numbers = Map.copyOf(numbers);
    }

    /// The usual ones, moved by the environment variables.
    ///
    /// @throws CommandFailure naming the variable that holds no port
    public static Ports from(Map<String, String> environment) {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            String text = environment.getOrDefault(port.variable(), "").trim();
            numbers.put(port, text.isEmpty() ? port.usual() : number(port, text));
        }
        return new Ports(numbers);
    }

    /// Ports that nobody uses now.
    public static Ports free() {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (Port port : Port.values()) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                numbers.put(port, socket.getLocalPort());
            }
            for (ServerSocket socket : held) {
                socket.close();
            }
        } catch (IOException e) {
            throw CommandFailure.of("This machine gives no free port: " + e.getMessage(), e);
        }
        return new Ports(numbers);
    }

    public int of(Port port) {
        return numbers.getOrDefault(port, port.usual());
    }

    public String url(Port port) {
        return "http://localhost:" + of(port);
    }

    /// The environment variables that say the same.
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        numbers.forEach((port, number) -> environment.put(port.variable(), String.valueOf(number)));
        return environment;
    }

    /// Stops before anything is started, when something else listens on one of the ports.
    ///
    /// @throws CommandFailure naming the port and the variable that moves it
    public void requireFree(Collection<Port> wanted) {
        Map<Integer, Port> seen = new HashMap<>();
        for (Port port : wanted.stream().sorted().toList()) {
            Port twin = seen.put(of(port), port);
            if (twin != null) {
                throw CommandFailure.of("Port " + of(port) + " is given to " + twin.owner() + " and to " + port.owner()
                        + ": change " + twin.variable() + " or " + port.variable() + ".");
            }
            if (isTaken(of(port))) {
                throw CommandFailure.of("Port " + of(port) + " for " + port.owner()
                        + " is taken by another program: stop that, or set " + port.variable() + " to a free port.");
            }
        }
    }

    /// Tries loopback and all addresses: one program may hold the port on either.
    private static boolean isTaken(int number) {
        for (InetSocketAddress address : List.of(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), number), new InetSocketAddress(number))) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(address, 1);
            } catch (IOException e) {
                return true;
            }
        }
        return false;
    }

    private static int number(Port port, String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= 65535) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number that is no port.
        }
        throw CommandFailure.usage(port.variable() + " is '" + text + "': a port is a number from 1 to 65535.");
    }
}
