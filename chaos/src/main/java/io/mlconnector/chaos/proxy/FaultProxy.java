package io.mlconnector.chaos.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Listens on a port of this machine and hands on to another one, as well as its toxics let it. A target that does not
/// listen shows as a reset.
public final class FaultProxy implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int BACKLOG = 100;

    private final ServerSocket door;
    private final int target;
    private final Random random;
    private final Toxics toxics = new Toxics();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    private FaultProxy(ServerSocket door, int target, long seed) {
        this.door = door;
        this.target = target;
        this.random = new Random(seed);
    }

    /// @param port to listen on; 0 takes a free one
    /// @param target the port that it hands on to
    /// @param seed of the jitter
    /// @throws UncheckedIOException when the port is taken
    public static FaultProxy open(int port, int target, long seed) {
        try {
            ServerSocket door = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
            FaultProxy proxy = new FaultProxy(door, target, seed);
            Thread.ofVirtual().name("proxy-" + door.getLocalPort()).start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("No proxy can listen on port " + port, e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    public void infect(Toxic toxic) {
        toxics.add(toxic);
        if (toxic instanceof Toxic.ResetPeer) {
            for (Connection connection : List.copyOf(connections)) {
                toxics.strike(toxic.kind());
                connection.reset();
            }
        }
    }

    /// Takes back one toxic. Connections that lost something are closed.
    public void cure(Toxic toxic) {
        toxics.remove(toxic);
        endTorn();
    }

    /// Takes back all.
    public void cureAll() {
        toxics.clear();
        endTorn();
    }

    /// How often each kind of toxic had an effect on something that passed.
    public Map<String, Long> struck() {
        return toxics.struck();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException _) {
            // It does not listen any more either way.
        }
        List.copyOf(connections).forEach(Connection::close);
        toxics.changed();
    }

    private void endTorn() {
        connections.stream().filter(Connection::isTorn).toList().forEach(Connection::close);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().name("proxy-connect").start(() -> connect(client));
            } catch (IOException _) {
                // Closed, or the caller has gone again before it was let in.
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        try {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), (int) CONNECT.toMillis());
        } catch (IOException _) {
            Connection.lingerNot(client);
            Connection.closeQuietly(client);
            Connection.closeQuietly(server);
            return;
        }
        Connection connection = new Connection(client, server, this::ended);
        connections.add(connection);
        if (door.isClosed()) {
            connection.close();
        }
        for (Direction direction : Direction.values()) {
            Thread.ofVirtual().name("proxy-" + direction).start(new Pipe(connection, direction, toxics, random));
        }
    }

    private void ended(Connection connection) {
        connections.remove(connection);
        toxics.changed();
    }
}
