package io.mlconnector.asana;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.JdkApiTransport;
import io.mlconnector.apiclient.RawServer;
import io.mlconnector.apiclient.TransportSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What Asana sees of a call: looked at on the socket. Asana knows no repetition, so that one call must be one request.
class OnTheWireTest {
    private static final String BODY = "{\"data\":{\"name\":\"Söhne\",\"external\":{\"gid\":\"mlc:0123\"}}}";
    private static final List<RawServer.Script> TROUBLE = List.of(
            RawServer.reset(),
            RawServer.status("503 Service Unavailable", "Retry-After: 0\r\n", ""),
            RawServer.status("429 Too Many Requests", "Retry-After: 0\r\n", "{}"),
            RawServer.status("401 Unauthorized", "WWW-Authenticate: Bearer\r\n", "{}"),
            RawServer.status("307 Temporary Redirect", "Location: /api/1.0/elsewhere\r\n", ""),
            RawServer.status("200 OK", "", "<html>"),
            // On a connection that was kept, and that the server gives up.
            RawServer.reset(),
            RawServer.broken("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"));

    private final RawServer server = new RawServer();
    private final CountDownLatch done = new CountDownLatch(1);

    @AfterEach
    void stop() throws IOException {
        done.countDown();
        server.close();
    }

    @Test
    void oneCreationIsOneRequestWithTheBytesThatWereGiven() {
        HttpAsanaClient client = client(Duration.ofSeconds(60));
        oneRequestEach(() -> client.createTask(BODY));

        String bytes = new String(BODY.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(server.requests()).allSatisfy(request -> {
            assertThat(request).startsWith("POST /api/1.0/tasks?");
            assertThat(request.substring(request.indexOf("\r\n\r\n") + 4)).isEqualTo(bytes);
        });
    }

    @Test
    void oneChangeIsOneRequestToo() {
        HttpAsanaClient client = client(Duration.ofSeconds(60));
        oneRequestEach(() -> client.updateTask("1207", BODY));

        assertThat(server.requests()).allSatisfy(request -> assertThat(request).startsWith("PUT /api/1.0/tasks/1207?"));
    }

    @Test
    void aServerThatDripsIsCutOffAtTheTotalTime() {
        server.next(connection -> {
            RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            while (!done.await(100, TimeUnit.MILLISECONDS)) {
                RawServer.write(connection, "x");
            }
            return false;
        });

        ApiResult<Read> result = client(Duration.ofSeconds(2)).createTask(BODY);

        assertThat(result)
                .isInstanceOfSatisfying(
                        ApiResult.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(ApiFailure.Unknown.class));
        assertThat(server.requests()).hasSize(1);
    }

    private void oneRequestEach(Supplier<ApiResult<Read>> call) {
        for (int i = 0; i < TROUBLE.size(); i++) {
            server.next(TROUBLE.get(i));

            assertThat(call.get()).isInstanceOf(ApiResult.Failed.class);

            assertThat(server.requests()).hasSize(i + 1);
        }
    }

    private HttpAsanaClient client(Duration total) {
        return new HttpAsanaClient(
                AsanaSettings.of(server.address() + "/api/1.0"),
                new JdkApiTransport(new TransportSettings(Duration.ofSeconds(30), total, 1_000_000)),
                () -> Optional.of("token"));
    }
}
