package io.mlconnector.chaos.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
    private static final int SOON = 300;
    private static final int GENEROUS = 30_000;

    private EchoServer server;
    private FaultProxy proxy;

    @BeforeEach
    void open() throws IOException {
        server = new EchoServer();
        proxy = FaultProxy.open(0, server.port(), 7);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void handsOnBothWaysUntilTheLastByteWhenItIsWell() throws IOException {
        try (Socket client = connect()) {
            byte[] much = new byte[1_000_000];
            much[much.length - 1] = 42;
            Thread.ofVirtual().start(() -> {
                try {
                    client.getOutputStream().write(much);
                    client.shutdownOutput();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });

            assertThat(client.getInputStream().readAllBytes()).isEqualTo(much);
        }
        assertThat(proxy.struck()).isEmpty();
    }

    @Test
    void delaysWithLatency() throws IOException {
        proxy.infect(new Toxic.Latency(Duration.ofMillis(SOON * 2), Duration.ZERO));
        try (Socket client = connect()) {
            client.setSoTimeout(SOON);
            say(client, "late");

            assertThatThrownBy(() -> hear(client, 4)).isInstanceOf(SocketTimeoutException.class);
            client.setSoTimeout(GENEROUS);
            assertThat(hear(client, 4)).isEqualTo("late");
        }
    }

    @Test
    void starvesWithBandwidth() throws IOException {
        proxy.infect(new Toxic.Bandwidth(10));
        try (Socket client = connect()) {
            client.setSoTimeout(SOON);
            say(client, "tenbytes..");

            assertThatThrownBy(() -> hear(client, 10)).isInstanceOf(SocketTimeoutException.class);
            client.setSoTimeout(GENEROUS);
            assertThat(hear(client, 10)).isEqualTo("tenbytes..");
        }
    }

    @Test
    void acceptsAndNeverAnswersWithTimeoutAndClosesWhatHasAHole() throws IOException {
        Toxic timeout = new Toxic.Timeout();
        proxy.infect(timeout);
        try (Socket client = connect()) {
            client.setSoTimeout(SOON);
            say(client, "swallowed");

            assertThatThrownBy(() -> hear(client, 1)).isInstanceOf(SocketTimeoutException.class);
            client.setSoTimeout(GENEROUS);
            proxy.cure(timeout);
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(echoed("again")).isEqualTo("again");
    }

    @Test
    void resetsOpenConnectionsAtOnceAndNewOnesAtTheirFirstByte() throws IOException {
        try (Socket open = connect()) {
            say(open, "hi");
            assertThat(hear(open, 2)).isEqualTo("hi");

            proxy.infect(new Toxic.ResetPeer());
            assertThatThrownBy(() -> hear(open, 1)).isInstanceOf(SocketException.class);
        }
        try (Socket fresh = connect()) {
            say(fresh, "hi");
            assertThatThrownBy(() -> hear(fresh, 1)).isInstanceOf(SocketException.class);
        }
        assertThat(proxy.struck()).containsKey("reset_peer");
    }

    @Test
    void cutsTheAnswerAfterSoManyBytes() throws IOException {
        proxy.infect(new Toxic.LimitData(Direction.DOWNSTREAM, 5));
        try (Socket client = connect()) {
            say(client, "hello world");

            assertThat(new String(client.getInputStream().readAllBytes(), US_ASCII))
                    .isEqualTo("hello");
        }
    }

    @Test
    void cutsTheRequestAfterSoManyBytes() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                FaultProxy cutting = FaultProxy.open(0, plain.getLocalPort(), 7)) {
            cutting.infect(new Toxic.LimitData(Direction.UPSTREAM, 3));
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), cutting.port());
                    Socket accepted = plain.accept()) {
                say(client, "hello world");

                assertThat(new String(accepted.getInputStream().readAllBytes(), US_ASCII))
                        .isEqualTo("hel");
            }
        }
    }

    @Test
    void holdsOneDirectionBackInAPartitionAndLosesNothing() throws IOException {
        Toxic partition = new Toxic.Partition(Direction.DOWNSTREAM);
        proxy.infect(partition);
        try (Socket client = connect()) {
            client.setSoTimeout(SOON);
            say(client, "patience");

            assertThatThrownBy(() -> hear(client, 1)).isInstanceOf(SocketTimeoutException.class);
            client.setSoTimeout(GENEROUS);
            proxy.cure(partition);
            assertThat(hear(client, 8)).isEqualTo("patience");
        }
    }

    @Test
    void tellsTheOtherSideLateThatOneHasClosed() throws IOException {
        proxy.infect(new Toxic.SlowClose(Duration.ofMillis(SOON * 2)));
        try (Socket client = connect()) {
            client.setSoTimeout(SOON);
            client.shutdownOutput();

            assertThatThrownBy(() -> hear(client, 1)).isInstanceOf(SocketTimeoutException.class);
            client.setSoTimeout(GENEROUS);
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void isWellAgainWhenAllIsCured() throws IOException {
        proxy.infect(new Toxic.Timeout());
        proxy.infect(new Toxic.Partition(Direction.UPSTREAM));

        proxy.cureAll();

        assertThat(echoed("well")).isEqualTo("well");
    }

    @Test
    void endsTheConnectionWhenNobodyListensBehindIt() throws IOException {
        server.close();
        try (Socket client = connect()) {
            assertThatThrownBy(() -> {
                        say(client, "anyone?");
                        if (client.getInputStream().read() < 0) {
                            throw new SocketException("closed");
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    private String echoed(String text) throws IOException {
        try (Socket client = connect()) {
            say(client, text);
            return hear(client, text.length());
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(GENEROUS);
        return socket;
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    private static String hear(Socket socket, int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), US_ASCII);
    }
}
