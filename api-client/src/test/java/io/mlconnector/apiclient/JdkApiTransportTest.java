package io.mlconnector.apiclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdkApiTransportTest {
    private static final TransportSettings SHORT =
            new TransportSettings(Duration.ofSeconds(5), Duration.ofMillis(700), 1_000);
    private static final TransportSettings PATIENT =
            new TransportSettings(Duration.ofSeconds(5), Duration.ofSeconds(60), 1_000);

    private final RawServer server = new RawServer();
    private final URI uri = URI.create(server.address() + "/v3");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void givesTheAnswerWithItsHeaders() {
        server.next(RawServer.status("200 OK", "X-Trace: t-1\r\n", "{\"name\":\"Ünal\"}"));

        ApiResult<ApiResponse> result = new JdkApiTransport(PATIENT).send(post(uri));

        assertThat(result).isInstanceOfSatisfying(ApiResult.Ok.class, ok -> {
            ApiResponse response = (ApiResponse) ok.value();
            assertThat(response.body()).isEqualTo("{\"name\":\"Ünal\"}");
            assertThat(response.header("x-TRACE")).contains("t-1");
        });
    }

    @Test
    void sendsAPostOnceEvenWhenAPooledConnectionBreaks() {
        // The first answer keeps the connection; the second request on it is read and the connection dropped, which is
        // where an HTTP stack likes to send again by itself.
        server.next(RawServer.status("200 OK", "", "{}"));
        server.next(_ -> false);
        JdkApiTransport transport = new JdkApiTransport(PATIENT);
        transport.send(post(uri));
        ApiResult<ApiResponse> second = transport.send(post(uri));

        assertThat(failure(second)).isInstanceOf(ApiFailure.Unknown.class);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void timeoutIsATotalNotPerRead() {
        CountDownLatch done = new CountDownLatch(1);
        server.next(connection -> {
            RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n");
            // One byte now and then: every single read is quick, the whole never ends.
            while (!done.await(50, TimeUnit.MILLISECONDS)) {
                RawServer.write(connection, "x");
            }
            return false;
        });
        try {
            ApiResult<ApiResponse> result = new JdkApiTransport(SHORT).send(post(uri));

            assertThat(failure(result)).isInstanceOf(ApiFailure.Unknown.class);
            assertThat(failure(result).mayHaveBeenExecuted()).isTrue();
        } finally {
            done.countDown();
        }
    }

    @Test
    void brokenOffAnswerIsUnknown() {
        server.next(RawServer.broken("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"half\":"));

        assertThat(failure(new JdkApiTransport(PATIENT).send(post(uri)))).isInstanceOf(ApiFailure.Unknown.class);
    }

    @Test
    void tooLongAnswerIsUnknown() {
        server.next(RawServer.status("200 OK", "", "x".repeat(1_001)));

        assertThat(failure(new JdkApiTransport(PATIENT).send(post(uri))))
                .isInstanceOfSatisfying(
                        ApiFailure.Unknown.class,
                        unknown -> assertThat(unknown.detail()).contains("longer than 1000 bytes"));
    }

    @Test
    void redirectIsAnAnswerAndNotFollowed() {
        server.next(RawServer.status("302 Found", "Location: http://127.0.0.1:1/\r\n", ""));

        ApiResult<ApiResponse> result = new JdkApiTransport(PATIENT).send(post(uri));

        assertThat(result.map(ApiResponse::status)).isEqualTo(new ApiResult.Ok<>(302, ""));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void refusedConnectionWasNotExecuted() throws IOException {
        int free;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = probe.getLocalPort();
        }
        ApiFailure failure = failure(
                new JdkApiTransport(PATIENT).send(post(URI.create("http://127.0.0.1:" + free + "/v3?secret=1"))));

        assertThat(failure).isInstanceOf(ApiFailure.Unreachable.class);
        assertThat(failure.mayHaveBeenExecuted()).isFalse();
        assertThat(failure.detail()).doesNotContain("secret");
    }

    private static ApiRequest post(URI uri) {
        return new ApiRequest("POST", uri, Map.of("Content-Type", "application/json"), "{}");
    }

    private static ApiFailure failure(ApiResult<ApiResponse> result) {
        assertThat(result).isInstanceOf(ApiResult.Failed.class);
        return ((ApiResult.Failed<ApiResponse>) result).failure();
    }
}
