package io.mlconnector.ingest.asana;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.mlconnector.asana.webhook.AsanaSignature;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.contracts.WebhookV1.State;
import io.mlconnector.ingest.Broker;
import io.mlconnector.ingest.Http;
import io.mlconnector.ingest.Topic;
import io.mlconnector.ingest.store.NotificationStore;
import io.mlconnector.ingest.store.WebhookRequest;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.config.Secret;
import io.mlconnector.serviceruntime.kafka.AuditTrail;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import io.mlconnector.serviceruntime.secret.HookPaths;
import io.mlconnector.serviceruntime.secret.KeysetFile;
import io.mlconnector.serviceruntime.secret.Keysets;
import io.mlconnector.serviceruntime.secret.Purpose;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Somebody wants to speak in Asana's name, and even knows the address: 500 attempts at two replicas, none succeeds.
@QuarkusTest
@QuarkusTestResource(Broker.class)
class TakeoverTest {
    private static final int OF_EACH_KIND = 100;
    private static final String ASANAS = "the secret of the authenticated answer";

    @TestHTTPResource("/webhooks/asana/")
    URI door = URI.create("set:by-the-test");

    @Inject
    ConnectorSettings settings;

    @Inject
    NotificationStore store;

    @Inject
    MeterRegistry meters;

    private final Instant expiry = Instant.now().plusSeconds(60);
    private final List<String> attempts = new ArrayList<>();

    @Test
    void fiveHundredAttemptsAtTwoReplicasAndNoneSucceeds() {
        Keysets keysets = KeysetFile.load(settings);
        HookPaths paths = new HookPaths(keysets);
        String hook = settings.connection() + "~" + hex();
        String path = paths.path(hook, expiry);
        String waiting = settings.connection() + "~" + hex();
        try (TopicPublisher publisher =
                        new TopicPublisher(settings.bootstrapServers(), "asana-writer", Clock.systemUTC());
                TopicTable<WebhookV1> table =
                        new TopicTable<>(settings.bootstrapServers(), Topics.ASANA_WEBHOOKS, WebhookV1.class)) {
            Replica second = second(keysets, table, publisher);
            publish(publisher, hook, State.PENDING, null);
            publish(publisher, waiting, State.PENDING, null);

            // In the race with Asana's own handshake, at the right address.
            CompletableFuture<Set<Integer>> race = together("race", second, _ -> path);
            assertThat(first(path, Map.of("X-Hook-Secret", ASANAS), "")).isEqualTo(200);
            assertThat(second.post(path, Map.of("X-Hook-Secret", ASANAS), "")).isEqualTo(200);
            publish(
                    publisher,
                    hook,
                    State.ACTIVE,
                    keysets.seal(
                            Purpose.WEBHOOK_SECRET,
                            Topics.ASANA_WEBHOOKS,
                            settings.connection() + "/" + hook,
                            WebhookV1.SECRET_VERSION,
                            new Secret(ASANAS)));
            assertThat(race.orTimeout(60, TimeUnit.SECONDS).join()).isSubsetOf(200, 403);
            Awaitility.await()
                    .until(() -> first(path, Map.of("X-Hook-Secret", "x"), "") == 403
                            && second.post(path, Map.of("X-Hook-Secret", "x"), "") == 403);

            assertThat(answers("replay", second, _ -> path)).containsOnly(403);
            assertThat(answers(
                            "expired",
                            second,
                            _ -> paths.path(waiting, Instant.now().minusSeconds(2))))
                    .containsOnly(404);
            String tag = paths.path("9999~" + hex(), Instant.now().plusSeconds(60));
            assertThat(answers("tag of another connection", second, _ -> waiting + tag.substring(tag.indexOf('.'))))
                    .containsOnly(404);
            assertThat(answers(
                            "nobody asked",
                            second,
                            _ -> settings.connection() + "~" + hex() + "."
                                    + Instant.now().plusSeconds(60).getEpochSecond() + "." + hex()))
                    .containsOnly(404);

            assertThat(attempts).hasSize(5 * OF_EACH_KIND);
            assertThat(takeovers(path, second)).isEmpty();
            String genuine = body("genuine");
            assertThat(first(path, signed(genuine, ASANAS), genuine)).isEqualTo(200);
            assertThat(second.post(path, signed(genuine, ASANAS), genuine)).isEqualTo(200);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(Topic.read(settings.bootstrapServers(), Topics.AUDIT))
                            .extracting(record -> new String(record.value(), UTF_8))
                            .anyMatch(text -> text.contains("handshake-mismatch"))
                            .noneMatch(text -> text.contains(hook)));
        }
    }

    /// @return the attempts after which the one who made it could speak in Asana's name
    private List<String> takeovers(String path, Replica second) {
        List<String> successes = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < attempts.size(); i++) {
            String body = body(attempts.get(i));
            bodies.add(body);
            Map<String, String> headers = signed(body, attempts.get(i));
            int status = i % 2 == 0 ? first(path, headers, body) : second.post(path, headers, body);
            if (status != 401) {
                successes.add(attempts.get(i) + ": " + status);
            }
        }
        Set<String> forged = new HashSet<>(bodies);
        Topic.read(settings.bootstrapServers(), Topics.ASANA_NOTIFICATIONS).stream()
                .map(record -> new String(record.value(), UTF_8))
                .filter(forged::contains)
                .forEach(successes::add);
        return successes;
    }

    private Set<Integer> answers(String kind, Replica second, Function<Integer, String> path) {
        return together(kind, second, path).orTimeout(60, TimeUnit.SECONDS).join();
    }

    /// One handshake after the other at each replica, each with a secret of its own.
    private CompletableFuture<Set<Integer>> together(String kind, Replica second, Function<Integer, String> path) {
        List<CompletableFuture<Integer>> answers = IntStream.range(0, OF_EACH_KIND)
                .mapToObj(i -> {
                    String secret = kind + " " + i;
                    attempts.add(secret);
                    Map<String, String> headers = Map.of("X-Hook-Secret", secret);
                    return CompletableFuture.supplyAsync(
                            () -> i % 2 == 0
                                    ? first(path.apply(i), headers, "")
                                    : second.post(path.apply(i), headers, ""),
                            Thread::startVirtualThread);
                })
                .toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(_ -> {
                    Set<Integer> all = new HashSet<>();
                    answers.forEach(answer -> all.add(answer.join()));
                    return all;
                });
    }

    private int first(String path, Map<String, String> headers, String body) {
        String[] flat = headers.entrySet().stream()
                .flatMap(header -> java.util.stream.Stream.of(header.getKey(), header.getValue()))
                .toArray(String[]::new);
        return Http.post(door.resolve(path), body.getBytes(UTF_8), flat).statusCode();
    }

    /// Another instance of the service: it shares nothing with the first one but Kafka and the keyset.
    private Replica second(Keysets keysets, TopicTable<WebhookV1> table, TopicPublisher publisher) {
        Clock clock = Clock.systemUTC();
        AsanaWebhookHandler handler = new AsanaWebhookHandler(
                store,
                new TopicHookDirectory(table, keysets, settings.connection()),
                new HookPaths(keysets),
                new SecurityEvents(meters, new AuditTrail(publisher, clock), clock),
                clock);
        Awaitility.await().until(table::isCaughtUp);
        return (path, headers, body) -> {
            HttpHeaders all = new Headers(headers);
            try {
                return handler.receive(path, WebhookRequest.of(body.getBytes(UTF_8), all))
                        .getStatus();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        };
    }

    private interface Replica {
        int post(String path, Map<String, String> headers, String body);
    }

    private void publish(TopicPublisher publisher, String hook, State state, @Nullable String secret) {
        WebhookV1 webhook = new WebhookV1(
                settings.connection().value(), hook, "77", state, state == State.ACTIVE ? "1" : null, secret, expiry);
        publisher.publish(new Message(
                Topics.ASANA_WEBHOOKS, webhook.key(), webhook, "connector.asana.webhook.v1", Instant.now(), null));
    }

    private static Map<String, String> signed(String body, String secret) {
        return Map.of("X-Hook-Signature", AsanaSignature.sign(body.getBytes(UTF_8), secret.getBytes(UTF_8)));
    }

    private static String body(String of) {
        return "{\"events\":[],\"of\":\"" + of + UUID.randomUUID() + "\"}";
    }

    private static String hex() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
