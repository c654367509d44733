package io.mlconnector.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.asana.webhook.AsanaSignature;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.contracts.WebhookV1.State;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.config.Secret;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.secret.HookPaths;
import io.mlconnector.serviceruntime.secret.KeysetFile;
import io.mlconnector.serviceruntime.secret.Purpose;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Broker.class)
class AsanaWebhookTest {
    private static final String SECRET = "0123456789abcdef";
    private static final Duration AT_ONCE = Duration.ofSeconds(4);

    @TestHTTPResource("/webhooks/asana/")
    URI door = URI.create("set:by-the-test");

    @Inject
    ConnectorSettings settings;

    private final String hook = Broker.REALM + "~" + hex();
    private @Nullable TopicPublisher publisher;

    @BeforeEach
    void open() {
        publisher = new TopicPublisher(settings.bootstrapServers(), "asana-writer", Clock.systemUTC());
    }

    @AfterEach
    void close() {
        if (publisher != null) {
            publisher.close();
        }
    }

    @Test
    void echoesTheHandshakeOfAPendingSubscription() {
        publish(State.PENDING, Instant.now().plusSeconds(60));

        HttpResponse<String> answer = handshake(path(60), "offered");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Hook-Secret")).contains("offered");
    }

    @Test
    void waitsForASubscriptionThatIsOnItsWay() {
        CompletableFuture<HttpResponse<String>> answer =
                CompletableFuture.supplyAsync(() -> handshake(path(60), "offered"));

        publish(State.PENDING, Instant.now().plusSeconds(60));

        assertThat(answer.orTimeout(10, TimeUnit.SECONDS).join().statusCode()).isEqualTo(200);
    }

    @Test
    void guessesAreAnsweredAlikeAndAtOnce() {
        List<String> guesses = List.of(
                "x", hex(), "1~" + hex(), Broker.REALM, Broker.REALM + "~", Broker.REALM + "~" + hex().substring(1));
        long start = System.nanoTime();

        List<HttpResponse<String>> answers = guesses.stream()
                .flatMap(guess -> java.util.stream.Stream.of(handshake(guess, "s"), event(guess, "{}", "00")))
                .toList();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(404))
                .extracting(HttpResponse::body)
                .containsOnly(answers.getFirst().body());
    }

    @Test
    void guessesDoNotKeepOurOwnHandshakeWaiting() {
        List<CompletableFuture<HttpResponse<String>>> guesses = IntStream.range(0, 40)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> handshake(Broker.REALM + "~" + hex() + ".99999999999." + hex(), "s"),
                        Thread::startVirtualThread))
                .toList();
        CompletableFuture<HttpResponse<String>> ours =
                CompletableFuture.supplyAsync(() -> handshake(path(60), "offered"), Thread::startVirtualThread);

        assertThat(guesses.stream()
                        .map(guess ->
                                guess.orTimeout(4, TimeUnit.SECONDS).join().statusCode()))
                .containsOnly(404);
        publish(State.PENDING, Instant.now().plusSeconds(60));
        assertThat(ours.orTimeout(10, TimeUnit.SECONDS).join().statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyReplacesTheSecretOfALivingSubscription() {
        publish(State.ACTIVE, null);
        awaitActive();

        HttpResponse<String> answer = handshake(path(60), "another secret");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("X-Hook-Secret")).isEmpty();
        String body = body();
        assertThat(event(hook, body, AsanaSignature.sign(body.getBytes(UTF_8), "another secret".getBytes(UTF_8)))
                        .statusCode())
                .isEqualTo(401);
        Awaitility.await()
                .untilAsserted(() -> assertThat(Topic.read(settings.bootstrapServers(), Topics.AUDIT))
                        .extracting(record -> new String(record.value(), UTF_8))
                        .anyMatch(text -> text.contains("handshake-on-active") && !text.contains(hook)));
        assertThat(Http.send("GET", door.resolve("/q/metrics"), HttpRequest.BodyPublishers.noBody())
                        .body())
                .contains("mlc_webhooks_security_total{event=\"handshake-on-active\",vendor=\"asana\"}");
    }

    @Test
    void expiredHandshakeIsRefused() {
        publish(State.PENDING, Instant.now().minusSeconds(1));

        assertThat(handshake(path(60), "offered").statusCode()).isEqualTo(404);
    }

    @Test
    void handshakeNeedsATagThatIsNotExpired() {
        publish(State.PENDING, Instant.now().plusSeconds(60));
        assertThat(handshake(path(60), "offered").statusCode()).isEqualTo(200);

        assertThat(handshake(path(-2), "offered").statusCode()).isEqualTo(404);
        assertThat(handshake(hook, "offered").statusCode()).isEqualTo(404);
    }

    @Test
    void eventsComeToTheAddressOfTheHandshakeAndToOnesOfEarlierVersions() {
        publish(State.ACTIVE, null);
        awaitActive();
        String body = body();
        String signature = AsanaSignature.sign(body.getBytes(UTF_8), SECRET.getBytes(UTF_8));

        assertThat(event(path(-7_000_000), body, signature).statusCode()).isEqualTo(200);
        assertThat(event(hook, body, signature).statusCode()).isEqualTo(200);

        assertThat(stored(body)).extracting(ConsumerRecord::key).containsOnly(Broker.REALM + "/" + hook);
    }

    @Test
    void storesEventsThatAsanaSigned() {
        publish(State.ACTIVE, null);
        awaitActive();
        String body = body();
        String signature = AsanaSignature.sign(body.getBytes(UTF_8), SECRET.getBytes(UTF_8));

        assertThat(event(hook, body, signature).statusCode()).isEqualTo(200);

        assertThat(stored(body)).extracting(ConsumerRecord::key).containsExactly(Broker.REALM + "/" + hook);
    }

    @Test
    void forgedEventsAreRefusedAndLeaveNoTrace() {
        publish(State.ACTIVE, null);
        awaitActive();
        String body = body();

        assertThat(event(hook, body, "00").statusCode()).isEqualTo(401);
        assertThat(Http.post(door.resolve(hook), body.getBytes(UTF_8)).statusCode())
                .isEqualTo(401);

        assertThat(stored(body)).isEmpty();
    }

    @Test
    void eventsBeforeTheSecretIsKnownComeAgain() {
        publish(State.PENDING, Instant.now().plusSeconds(60));
        handshake(path(60), "offered");

        assertThat(event(hook, body(), "00").statusCode()).isEqualTo(503);
    }

    @Test
    void secretOfAnotherHookDoesNotOpen() {
        String other = Broker.REALM + "/" + Broker.REALM + "~" + hex();
        publish(new WebhookV1(Broker.REALM, hook, "77", State.ACTIVE, "1", sealed(other), null));
        String body = body();
        String signature = AsanaSignature.sign(body.getBytes(UTF_8), SECRET.getBytes(UTF_8));

        Awaitility.await().until(() -> event(hook, body, signature).statusCode() == 503);

        assertThat(stored(body)).isEmpty();
    }

    private HttpResponse<String> handshake(String path, String secret) {
        return Http.post(door.resolve(path), new byte[0], "X-Hook-Secret", secret);
    }

    private HttpResponse<String> event(String path, String body, String signature) {
        return Http.post(door.resolve(path), body.getBytes(UTF_8), "X-Hook-Signature", signature);
    }

    private String path(long secondsLeft) {
        return new HookPaths(KeysetFile.load(settings)).path(hook, Instant.now().plusSeconds(secondsLeft));
    }

    /// The answer to a handshake of an active hook is 403.
    private void awaitActive() {
        Awaitility.await().until(() -> handshake(hook, "s").statusCode() == 403);
    }

    private void publish(State state, @Nullable Instant expiresAt) {
        publish(new WebhookV1(
                Broker.REALM,
                hook,
                "77",
                state,
                state == State.ACTIVE ? "1" : null,
                state == State.ACTIVE ? sealed(Broker.REALM + "/" + hook) : null,
                expiresAt));
    }

    private void publish(WebhookV1 webhook) {
        if (publisher != null) {
            publisher.publish(new Message(
                    Topics.ASANA_WEBHOOKS,
                    webhook.key(),
                    webhook,
                    "connector.asana-webhook.changed.v1",
                    Instant.now(),
                    null));
        }
    }

    private String sealed(String key) {
        return KeysetFile.load(settings)
                .seal(Purpose.WEBHOOK_SECRET, Topics.ASANA_WEBHOOKS, key, WebhookV1.SECRET_VERSION, new Secret(SECRET));
    }

    private static String hex() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static String body() {
        return "{\"events\":[],\"x\":\"" + UUID.randomUUID() + "\"}";
    }

    private List<ConsumerRecord<String, byte[]>> stored(String body) {
        return Topic.read(settings.bootstrapServers(), Topics.ASANA_NOTIFICATIONS).stream()
                .filter(record -> Arrays.equals(record.value(), body.getBytes(UTF_8)))
                .toList();
    }
}
