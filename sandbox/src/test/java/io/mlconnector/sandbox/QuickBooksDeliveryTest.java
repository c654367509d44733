package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.webhook.WebhookSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When QuickBooks' events are sent, and when they come again.
class QuickBooksDeliveryTest extends SandboxRun {

    @Test
    void retriesAlongThePublishedLadderAndThenEverySixHours() {
        clock.freeze();
        target.answers(503);
        listen("{}");
        books.vendor("Alder");
        clock.advance(SandboxSettings.DEFAULT_WEBHOOK_DELAY);

        List<Duration> ladder = new ArrayList<>(WebhookSettings.INTUIT_RETRIES);
        ladder.add(Duration.ofHours(6));
        ladder.add(Duration.ofHours(6));
        int attempts = 0;
        for (Duration wait : ladder) {
            attempts++;
            JsonNode latest = delivery(attempts);
            assertThat(latest.path("attempt").asInt()).isEqualTo(attempts);
            assertThat(Duration.between(time(latest, "time"), time(latest, "nextAttempt")))
                    .isEqualTo(wait);
            clock.advance(wait.minusMillis(1));
            assertThat(target.received()).hasSize(attempts);
            clock.advance(Duration.ofMillis(1));
        }
        delivery(attempts + 1);
        target.answers(200);
        clock.advance(Duration.ofHours(6));
        await().untilAsserted(
                        () -> assertThat(webhooks().path("waiting").asInt()).isZero());
    }

    @Test
    void groupsWhatHappensWithinTheCollectingTime() {
        clock.freeze();
        listen("{\"collect\":\"PT5M\"}");
        String first = books.vendor("Birch");
        clock.advance(Duration.ofMinutes(3));
        String second = books.vendor("Cedar");
        clock.advance(Duration.ofMinutes(2));

        await().until(() -> !target.received().isEmpty());
        assertThat(target.cloudEvents())
                .containsExactly("qbo.vendor.created.v1 " + first, "qbo.vendor.created.v1 " + second);
        assertThat(target.received()).hasSize(1);
    }

    @Test
    void aFailedDeliveryComesAgainWholeUnderTheSameIdsAndHoldsLaterEventsBack() {
        clock.freeze();
        target.answers(400);
        listen("{}");
        String first = books.vendor("Dogwood");
        String second = books.vendor("Elm");
        clock.advance(SandboxSettings.DEFAULT_WEBHOOK_DELAY);
        delivery(1);
        String later = books.vendor("Fir");
        clock.advance(Duration.ofSeconds(9));
        assertThat(target.received()).hasSize(1);
        assertThat(webhooks().path("waiting").asInt()).isEqualTo(3);

        target.answers(200);
        clock.advance(Duration.ofSeconds(1));

        await().until(() -> target.received().size() == 3);
        assertThat(target.received().get(1).body())
                .isEqualTo(target.received().get(0).body());
        assertThat(target.cloudEvents())
                .containsExactly(
                        "qbo.vendor.created.v1 " + first,
                        "qbo.vendor.created.v1 " + second,
                        "qbo.vendor.created.v1 " + first,
                        "qbo.vendor.created.v1 " + second,
                        "qbo.vendor.created.v1 " + later);
    }

    @Test
    void takesNothingButA200ForAnAcknowledgement() {
        for (int status : new int[] {201, 204, 302, 415}) {
            target.answers(status);
            int before = target.received().size();
            listen("{}");
            books.vendor("Ginkgo " + status);
            await().untilAsserted(() -> assertThat(target.received().size()).isGreaterThan(before));
            await().untilAsserted(
                            () -> assertThat(latest().path("status").asInt()).isEqualTo(status));
            assertThat(latest().has("nextAttempt")).isTrue();
        }
    }

    @Test
    void waitsThreeSecondsForAnAnswerAndNoLonger() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            quickBooks.post("/sandbox/webhook", "{\"url\":\"http://127.0.0.1:" + silent.getLocalPort() + "/hook\"}");
            books.vendor("Hazel");
            JsonNode delivery = delivery(1);
            assertThat(delivery.path("status").asInt()).isZero();
            assertThat(delivery.path("tookMillis").asLong()).isBetween(2900L, 15_000L);
            assertThat(delivery.has("nextAttempt")).isTrue();
        }
    }

    @Test
    void ownWritesComeBackLikeAnyonesAndCarryNoMark() {
        listen("{}");
        books.vendor("Ivy");
        await().until(() -> !target.received().isEmpty());
        JsonNode event =
                Json.read(target.received().getFirst().body()).orElseThrow().path(0);
        assertThat(event.properties().stream().map(property -> property.getKey()))
                .containsExactlyInAnyOrder(
                        "specversion", "id", "source", "type", "time", "intuitentityid", "intuitaccountid");
    }

    private void listen(String more) {
        quickBooks.post("/sandbox/webhook", more);
        quickBooks.post("/sandbox/webhook", "{\"url\":\"" + target.url("/hook") + "\"}");
    }

    private JsonNode webhooks() {
        return quickBooks.get("/sandbox/webhooks").body();
    }

    private JsonNode latest() {
        return webhooks().path("deliveries").path(0);
    }

    /// The latest one, when there are as many.
    private JsonNode delivery(int number) {
        await().until(() -> webhooks().path("deliveries").size() == number);
        return latest();
    }

    private static Instant time(JsonNode delivery, String member) {
        return Instant.parse(delivery.path(member).asText());
    }
}
