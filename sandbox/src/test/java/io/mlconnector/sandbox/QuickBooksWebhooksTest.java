package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.http.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class QuickBooksWebhooksTest extends SandboxRun {

    @Test
    void sendsSignedArrayOfCloudEvents() throws Exception {
        listen();
        String vendor = books.vendor("Alder");
        await().untilAsserted(() -> assertThat(target.cloudEvents()).contains("qbo.vendor.created.v1 " + vendor));

        Target.Received received = target.received().getFirst();
        JsonNode event = Json.read(received.body()).orElseThrow().path(0);
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("intuitaccountid").asText()).isEqualTo("9341450000000001");
        assertThat(event.has("data")).isFalse();
        assertThat(event.has("datacontenttype")).isFalse();
        assertThat(received.headers().get("intuit-signature")).isEqualTo(signature(received.body()));
    }

    @Test
    void sendsTheOlderFormWhenTold() {
        quickBooks.post("/sandbox/webhook-format", "{\"format\":\"legacy\"}");
        listen();
        String vendor = books.vendor("Birch");
        await().until(() -> !target.received().isEmpty());

        JsonNode notification = Http.json(target.received().getFirst().body())
                .path("eventNotifications")
                .path(0);
        JsonNode entity = notification.path("dataChangeEvent").path("entities").path(0);
        assertThat(notification.path("realmId").asText()).isEqualTo("9341450000000001");
        assertThat(entity.path("name").asText()).isEqualTo("Vendor");
        assertThat(entity.path("id").asText()).isEqualTo(vendor);
        assertThat(entity.path("operation").asText()).isEqualTo("Create");
    }

    @Test
    void paymentTellsOfTheBillToo() {
        String vendor = books.vendor("Cedar");
        String bill = books.bill(vendor, "12.00").path("Id").asText();
        listen();
        String payment = books.pay(vendor, bill, "12.00").path("Id").asText();
        await().untilAsserted(() -> assertThat(target.cloudEvents())
                .contains("qbo.bill.updated.v1 " + bill, "qbo.billpayment.created.v1 " + payment));
    }

    @Test
    void redeliversEverythingUnderTheOldIds() {
        listen();
        books.vendor("Dogwood");
        await().until(() -> target.received().size() == 1);
        books.vendor("Elm");
        await().until(() -> target.received().size() == 2);
        List<String> before = ids();
        // Received here is a moment before delivered there.
        await().until(() -> quickBooks
                        .post("/sandbox/redeliver", "{}")
                        .body()
                        .path("deliveries")
                        .asInt()
                == 2);
        int received = target.received().size();

        JsonNode answer = quickBooks
                .post("/sandbox/redeliver", "{\"times\":2,\"shuffle\":true,\"seed\":7}")
                .body();

        assertThat(answer.path("deliveries").asInt()).isEqualTo(4);
        assertThat(target.received()).hasSize(received + 4);
        assertThat(ids().stream().distinct()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void laterEventsWaitBehindAFailedDelivery() {
        target.answers(500);
        listen();
        String first = books.vendor("Fir");
        await().until(() -> target.received().size() == 1);
        String second = books.vendor("Ginkgo");
        target.answers(200);
        // A new target is tried at once; the real wait is ten seconds.
        listen();
        await().untilAsserted(() -> assertThat(target.cloudEvents())
                .containsExactly(
                        "qbo.vendor.created.v1 " + first,
                        "qbo.vendor.created.v1 " + first,
                        "qbo.vendor.created.v1 " + second));
    }

    @Test
    void logsTheDigestOfEachBodyThatWentOut() {
        listen();
        books.vendor("Hazel");

        await().untilAsserted(() -> {
            JsonNode sent = quickBooks.get("/sandbox/sent").body().path("sent");
            assertThat(sent).hasSize(1);
            assertThat(sent.path(0).path("bodySha256").asText())
                    .isEqualTo(Sha256.of(target.received().getFirst().body()).hex());
            assertThat(sent.path(0).path("status").asInt()).isEqualTo(200);
            assertThat(sent.path(0).path("events").asInt()).isEqualTo(1);
        });
        assertThat(quickBooks.get("/sandbox/sent?since=1").body().path("sent")).isEmpty();
    }

    private void listen() {
        quickBooks.post("/sandbox/webhook", "{\"url\":\"" + target.url("/hook") + "\"}");
    }

    private List<String> ids() {
        return target.received().stream()
                .flatMap(each -> Json.read(each.body()).orElseThrow().valueStream())
                .map(event -> event.path("id").asText().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String signature(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("sandbox-verifier".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
