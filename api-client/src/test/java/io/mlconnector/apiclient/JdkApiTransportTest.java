package io.mlconnector.apiclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class JdkApiTransportTest {
    private static final TransportSettings SHORT =
            new TransportSettings(Duration.ofSeconds(5), Duration.ofMillis(700), 1_000);
    private static final TransportSettings PATIENT =
            new TransportSettings(Duration.ofSeconds(5), Duration.ofSeconds(60), 1_000);

    @Test
    void givesTheAnswerWithItsHeaders() {
        try (WireServer server = new WireServer((_, out) -> WireServer.ok(out, "{\"name\":\"Ünal\"}"))) {
            ApiResult<ApiResponse> result = new JdkApiTransport(PATIENT).send(post(server.uri("/v3")));

            assertThat(result).isInstanceOfSatisfying(ApiResult.Ok.class, ok -> {
                ApiResponse response = (ApiResponse) ok.value();
                assertThat(response.body()).isEqualTo("{\"name\":\"Ünal\"}");
                assertThat(response.header("x-TRACE")).contains("t-1");
            });
        }
    }

    @Test
    void sendsAPostOnceEvenWhenAPooledConnectionBreaks() {
        // The first answer keeps the connection; the second request on it is read and the connection dropped, which is
        // where an HTTP stack likes to send again by itself.
        try (WireServer server = new WireServer((attempt, out) -> attempt == 1 && WireServer.ok(out, "{}"))) {
            JdkApiTransport transport = new JdkApiTransport(PATIENT);
            transport.send(post(server.uri("/v3")));
            ApiResult<ApiResponse> second = transport.send(post(server.uri("/v3")));

            assertThat(failure(second)).isInstanceOf(ApiFailure.Unknown.class);
            assertThat(server.attempts()).isEqualTo(2);
        }
    }

    @Test
    void timeoutIsATotalNotPerRead() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        try (WireServer server = new WireServer((_, out) -> {
            WireServer.raw(out, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n");
            // One byte now and then: every single read is quick, the whole never ends.
            while (!done.await(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                WireServer.raw(out, "x");
            }
            return false;
        })) {
            ApiResult<ApiResponse> result = new JdkApiTransport(SHORT).send(post(server.uri("/v3")));

            assertThat(failure(result)).isInstanceOf(ApiFailure.Unknown.class);
            assertThat(failure(result).mayHaveBeenExecuted()).isTrue();
        } finally {
            done.countDown();
        }
    }

    @Test
    void brokenOffAnswerIsUnknown() {
        try (WireServer server = new WireServer((_, out) -> {
            WireServer.raw(out, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"half\":");
            return false;
        })) {
            assertThat(failure(new JdkApiTransport(PATIENT).send(post(server.uri("/v3")))))
                    .isInstanceOf(ApiFailure.Unknown.class);
        }
    }

    @Test
    void tooLongAnswerIsUnknown() {
        try (WireServer server = new WireServer((_, out) -> WireServer.ok(out, "x".repeat(1_001)))) {
            assertThat(failure(new JdkApiTransport(PATIENT).send(post(server.uri("/v3")))))
                    .isInstanceOfSatisfying(
                            ApiFailure.Unknown.class,
                            unknown -> assertThat(unknown.detail()).contains("longer than 1000 bytes"));
        }
    }

    @Test
    void redirectIsAnAnswerAndNotFollowed() {
        try (WireServer server = new WireServer((_, out) -> {
            WireServer.raw(out, "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
            return true;
        })) {
            ApiResult<ApiResponse> result = new JdkApiTransport(PATIENT).send(post(server.uri("/v3")));

            assertThat(result.map(ApiResponse::status)).isEqualTo(new ApiResult.Ok<>(302, ""));
            assertThat(server.attempts()).isEqualTo(1);
        }
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
