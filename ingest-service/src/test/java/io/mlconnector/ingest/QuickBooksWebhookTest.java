package io.mlconnector.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.CloudEventHeaders;
import io.mlconnector.contracts.Topics;
import io.mlconnector.quickbooks.webhook.QuickBooksSignature;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Broker.class)
class QuickBooksWebhookTest {
    @TestHTTPResource("/webhooks/quickbooks")
    URI door = URI.create("set:by-the-test");

    @TestHTTPResource("/")
    URI root = URI.create("set:by-the-test");

    @Inject
    ConnectorSettings settings;

    @Test
    void storesWhatIntuitSignedByteForByte() {
        byte[] body = notification();
        String signature = QuickBooksSignature.sign(body, Broker.VERIFIER);

        HttpResponse<String> answer =
                Http.post(door, body, "intuit-signature", signature, "Content-Type", "application/json; charset=utf-8");

        assertThat(answer.statusCode()).isEqualTo(200);
        ConsumerRecord<String, byte[]> stored = only(body);
        assertThat(stored.key()).isEqualTo(Broker.REALM);
        assertThat(CloudEventHeaders.get(stored.headers(), "signature")).isEqualTo(signature);
        assertThat(CloudEventHeaders.get(stored.headers(), CloudEventHeaders.CONTENT_TYPE))
                .isEqualTo("application/json; charset=utf-8");
    }

    @Test
    void takesCloudEventsContentType() {
        byte[] body = ("[{\"specversion\":\"1.0\",\"id\":\"" + UUID.randomUUID()
                        + "\",\"source\":\"intuit.x\",\"type\":\"qbo.vendor.updated.v1\","
                        + "\"time\":\"2026-11-24T10:00:00Z\",\"intuitentityid\":\"56\",\"intuitaccountid\":\""
                        + Broker.REALM + "\"}]")
                .getBytes(UTF_8);

        HttpResponse<String> answer = signed(body, "Content-Type", "application/cloudevents-batch+json");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(only(body).key()).isEqualTo(Broker.REALM);
    }

    @Test
    void takesTheVerifierBeforeWhileItIsBeingChanged() {
        byte[] body = notification();

        assertThat(Http.post(door, body, "intuit-signature", QuickBooksSignature.sign(body, Broker.PREVIOUS_VERIFIER))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void forgedIsRefusedAndLeavesNoTrace() {
        byte[] body = notification();
        String other = QuickBooksSignature.sign(notification(), Broker.VERIFIER);

        List<HttpResponse<String>> answers = List.of(
                Http.post(door, body),
                Http.post(door, body, "intuit-signature", other),
                Http.post(door, body, "intuit-signature", "!!"),
                Http.post(door, body, "intuit-signature", "a".repeat(2000)),
                Http.post(
                        door,
                        body,
                        "intuit-signature",
                        QuickBooksSignature.sign(body, Broker.VERIFIER),
                        "intuit-signature",
                        QuickBooksSignature.sign(body, Broker.VERIFIER)),
                Http.post(door, body, "intuit-signature", QuickBooksSignature.sign(body, "another verifier")));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(401))
                .extracting(HttpResponse::body)
                .containsOnly(answers.getFirst().body());
        assertThat(stored(body)).isEmpty();
    }

    @Test
    void signedButUnreadableIsStored() {
        byte[] body = ("no json " + UUID.randomUUID()).getBytes(UTF_8);

        assertThat(signed(body).statusCode()).isEqualTo(200);

        assertThat(only(body).key()).isEqualTo("unreadable");
    }

    @Test
    void oneRecordForEachCompany() {
        byte[] body = ("{\"eventNotifications\":[" + of("1") + "," + of("2") + "," + of("1") + "]}").getBytes(UTF_8);

        assertThat(signed(body).statusCode()).isEqualTo(200);

        assertThat(stored(body)).extracting(ConsumerRecord::key).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void compressedIsRefused() {
        byte[] body = notification();

        assertThat(signed(body, "Content-Encoding", "gzip").statusCode()).isEqualTo(415);
        assertThat(signed(body, "Content-Encoding", "identity").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {256 * 1024 + 1, 300 * 1024 + 1, 2 * 1024 * 1024, 6 * 1024 * 1024})
    void tooLargeIsRefusedWhateverItsLength(int length) {
        byte[] body = new byte[length];
        String signature = QuickBooksSignature.sign(body, Broker.VERIFIER);

        for (int again = 0; again < 5; again++) {
            assertThat(Http.post(door, body, "intuit-signature", signature).statusCode())
                    .isEqualTo(413);
        }
        assertThat(stored(body)).isEmpty();
    }

    /// The server cannot know before it has read so much, and then ends the connection with its answer.
    @Test
    void tooLargeWithoutALengthIsRefused() {
        byte[] body = new byte[256 * 1024 + 1];
        String signature = QuickBooksSignature.sign(body, Broker.VERIFIER);

        assertThat(Http.send(
                                "POST",
                                door,
                                HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)),
                                "intuit-signature",
                                signature)
                        .statusCode())
                .as("chunked")
                .isEqualTo(413);
        assertThat(stored(body)).isEmpty();
    }

    @Test
    void largestBodyIsTaken() {
        byte[] body = new byte[256 * 1024];
        Arrays.fill(body, (byte) 'x');

        assertThat(signed(body).statusCode()).isEqualTo(200);
        assertThat(stored(body)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "PATCH", "DELETE", "TRACE"})
    void onlyPostIsAnswered(String method) {
        assertThat(Http.send(method, door, HttpRequest.BodyPublishers.noBody()).statusCode())
                .isIn(404, 405, 501);
        assertThat(Http.send(method, root.resolve("/webhooks"), HttpRequest.BodyPublishers.noBody())
                        .statusCode())
                .isIn(404, 405, 501);
    }

    @Test
    void saysWhetherItCanStore() {
        HttpResponse<String> ready =
                Http.send("GET", root.resolve("/q/health/ready"), HttpRequest.BodyPublishers.noBody());

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).contains("ingest-service: Kafka", "ingest-service: Asana webhooks");
    }

    @Test
    void countsWhatItAnswers() {
        Http.post(door, notification());

        assertThat(Http.send("GET", root.resolve("/q/metrics"), HttpRequest.BodyPublishers.noBody())
                        .body())
                .contains("mlc_webhooks_total{status=\"401\",vendor=\"quickbooks\"}");
    }

    private HttpResponse<String> signed(byte[] body, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "intuit-signature";
        all[headers.length + 1] = QuickBooksSignature.sign(body, Broker.VERIFIER);
        return Http.post(door, body, all);
    }

    private static byte[] notification() {
        return ("{\"eventNotifications\":[" + of(Broker.REALM) + "]}").getBytes(UTF_8);
    }

    private static String of(String realm) {
        return "{\"realmId\":\"" + realm + "\",\"dataChangeEvent\":{\"entities\":[{\"name\":\"Vendor\",\"id\":\""
                + UUID.randomUUID() + "\",\"operation\":\"Update\",\"lastUpdated\":\"2026-11-24T10:00:00Z\"}]}}";
    }

    private ConsumerRecord<String, byte[]> only(byte[] body) {
        List<ConsumerRecord<String, byte[]>> stored = stored(body);
        assertThat(stored).hasSize(1);
        return stored.getFirst();
    }

    private List<ConsumerRecord<String, byte[]>> stored(byte[] body) {
        return Topic.read(settings.bootstrapServers(), Topics.QUICKBOOKS_NOTIFICATIONS).stream()
                .filter(record -> Arrays.equals(record.value(), body))
                .toList();
    }
}
