package io.mlconnector.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.quickbooks.webhook.QuickBooksSignature;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BrokerAwayTest.Alone.class)
@QuarkusTestResource(Broker.class)
class BrokerAwayTest {
    private static final byte[] BODY = """
            [{"id":"a","type":"qbo.vendor.updated.v1","time":"2026-11-24T10:00:00Z","intuitentityid":"5","intuitaccountid":"1"},
             {"id":"b","type":"qbo.vendor.updated.v1","time":"2026-11-24T10:00:00Z","intuitentityid":"6","intuitaccountid":"2"}]
            """.getBytes(UTF_8);

    /// Alone, nothing that comes after it can find out in its place that the time is over.
    private static final byte[] ONE_COMPANY = """
            [{"id":"c","type":"qbo.vendor.updated.v1","time":"2026-11-24T10:00:00Z","intuitentityid":"7","intuitaccountid":"1"}]
            """.getBytes(UTF_8);

    @TestHTTPResource("/webhooks/quickbooks")
    URI door = URI.create("set:by-the-test");

    Runnable stopBroker = () -> {};

    /// An application of its own: its broker does not come back.
    public static final class Alone implements QuarkusTestProfile {}

    @Test
    void vendorIsToldWithinASecondToComeAgain() {
        Awaitility.await().until(() -> post().statusCode() == 200);

        stopBroker.run();

        // The quickest one: a pause of this machine is not the door's.
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            HttpResponse<String> answer = post();
            assertThat(answer.statusCode()).isEqualTo(503);
            quickest = Math.min(quickest, System.nanoTime() - start);
        }
        assertThat(Duration.ofNanos(quickest)).isLessThan(Duration.ofSeconds(1));
        assertThat(post(ONE_COMPANY).statusCode()).isEqualTo(503);
        HttpResponse<String> ready =
                Http.send("GET", door.resolve("/q/health/ready"), HttpRequest.BodyPublishers.noBody());
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("Kafka does not answer");
        assertThat(Http.post(door, BODY).statusCode()).as("forged").isEqualTo(401);
    }

    private HttpResponse<String> post() {
        return post(BODY);
    }

    private HttpResponse<String> post(byte[] body) {
        return Http.post(door, body, "intuit-signature", QuickBooksSignature.sign(body, Broker.VERIFIER));
    }
}
