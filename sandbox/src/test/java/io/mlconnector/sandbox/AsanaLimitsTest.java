package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class AsanaLimitsTest extends SandboxRun {
    private static final String BATCH = "/batch";

    @Test
    void everyRefusalSaysWhenToComeBack() {
        limit("{\"requestsPerMinute\":5}");
        for (int i = 0; i < 5; i++) {
            assertThat(work.get("/users/me").status()).isEqualTo(200);
        }

        Http.Reply refused = work.get("/users/me");

        assertThat(refused.status()).isEqualTo(429);
        int wait = Integer.parseInt(refused.header("Retry-After"));
        assertThat(wait).isBetween(1, 60);
        clock.advance(Duration.ofSeconds(wait));
        assertThat(work.get("/users/me").status()).isEqualTo(200);
    }

    @Test
    void freePlanAllows150AndThePaidOne1500() {
        asana.post("/sandbox/switches", "{\"paid\":false}");
        for (int i = 0; i < 150; i++) {
            assertThat(work.get("/users/me").status()).isEqualTo(200);
        }
        assertThat(work.get("/users/me").status()).isEqualTo(429);
        asana.post("/sandbox/switches", "{\"paid\":true}");
        assertThat(work.get("/users/me").status()).isEqualTo(200);
    }

    @Test
    void hammeringBurnsTheQuotaOfTheNextMinute() {
        limit("{\"requestsPerMinute\":5}");
        clock.freeze();
        times(5, 200);
        clock.advance(Duration.ofSeconds(30));
        times(20, 429);
        clock.advance(Duration.ofSeconds(30));

        assertThat(work.get("/users/me").status()).isEqualTo(429);
    }

    @Test
    void limitsArePerTokenSoFairnessIsTheClientsJob() {
        limit("{\"requestsPerMinute\":2}");
        times(2, 200);
        times(1, 429);
        assertThat(manager.get("/users/me").status()).isEqualTo(200);
    }

    @Test
    void batchCountsEachActionAndIsRefusedAsAWhole() {
        String project = work.project("Riverside");
        limit("{\"requestsPerMinute\":10}");
        clock.advance(Duration.ofMinutes(1));
        times(4, 200);
        String task = "{\"method\":\"post\",\"relative_path\":\"/tasks\",\"data\":{\"name\":\"x\",\"projects\":[\""
                + project + "\"]}}";
        String seven = String.join(",", List.of(task, task, task, task, task, task, task));

        Http.Reply refused = work.post(BATCH, "{\"actions\":[" + seven + "]}");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        limit("{\"reset\":true}");
        assertThat(work.get("/projects/" + project + "/tasks").data()).isEmpty();
    }

    @Test
    void fifteenWritesAtATimeAreTheWallAndReadsPassIt() {
        String project = work.project("Riverside");
        target.holds();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Http.Reply>> creates = new ArrayList<>();
            for (int i = 0; i < 15; i++) {
                String url = target.url("/h" + i);
                creates.add(CompletableFuture.supplyAsync(() -> work.hook(project, url), threads));
            }
            await().until(() -> target.received().size() == 15);

            Http.Reply sixteenth = work.post("/tasks", "{\"name\":\"x\",\"projects\":[\"" + project + "\"]}");

            assertThat(sixteenth.status()).isEqualTo(429);
            assertThat(Integer.parseInt(sixteenth.header("Retry-After"))).isPositive();
            assertThat(work.get("/users/me").status()).isEqualTo(200);
            target.releases();
            assertThat(creates).allMatch(create -> create.join().status() == 201);
        }
        assertThat(work.post("/tasks", "{\"name\":\"x\",\"projects\":[\"" + project + "\"]}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void costOfWideAnswersRunsOutWhereNarrowOnesGoOn() {
        String project = work.project("Riverside");
        for (int i = 0; i < 20; i++) {
            work.task(project, "T" + i);
        }
        String narrow = "/projects/" + project + "/tasks?opt_fields=name";
        String wide =
                "/projects/" + project + "/tasks?opt_fields=name,memberships.project.name,memberships.section.name";
        clock.freeze();
        limit("{\"costPerMinute\":100}");
        clock.advance(Duration.ofMinutes(1));
        assertThat(work.get(narrow).status()).isEqualTo(200);
        assertThat(work.get(narrow).status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));

        assertThat(work.get(wide).status()).as("answered first, charged then").isEqualTo(200);
        Http.Reply broke = work.get(narrow);

        assertThat(broke.status()).isEqualTo(429);
        clock.advance(Duration.ofSeconds(Long.parseLong(broke.header("Retry-After"))));
        assertThat(work.get(narrow).status()).isEqualTo(200);
    }

    @Test
    void meterCountsByEndpointAndStatus() {
        limit("{\"requestsPerMinute\":3}");
        times(3, 200);
        times(2, 429);
        work.get("/no/such/route");

        JsonNode meter = asana.get("/sandbox/meter").body();

        assertThat(meter.path("requests").asInt()).isEqualTo(6);
        assertThat(meter.path("throttled").asInt()).isEqualTo(2);
        assertThat(meter.path("endpoints").valueStream().map(JsonNode::toString))
                .contains(
                        "{\"method\":\"GET\",\"endpoint\":\"/users/me\",\"status\":200,\"count\":3}",
                        "{\"method\":\"GET\",\"endpoint\":\"/users/me\",\"status\":429,\"count\":2}",
                        "{\"method\":\"GET\",\"endpoint\":\"/no/such/route\",\"status\":404,\"count\":1}");
        JsonNode use = asana.get("/sandbox/limits").body().path("use");
        assertThat(use.toString())
                .doesNotContain(info(sandbox.asanaUrl()).path("accessToken").asText());
        assertThat(use.path(0).path("refused").asInt()).isEqualTo(2);
    }

    @Test
    void limitsWithoutSenseAreRefused() {
        assertThat(asana.post("/sandbox/limits", "{\"windowsPerMinute\":7}").status())
                .isEqualTo(400);
        assertThat(asana.post("/sandbox/limits", "{\"readsAtOnce\":\"many\"}").status())
                .isEqualTo(400);
    }

    private void limit(String body) {
        assertThat(asana.post("/sandbox/limits", body).status()).isEqualTo(200);
    }

    private void times(int count, int status) {
        for (int i = 0; i < count; i++) {
            assertThat(work.get("/users/me").status()).isEqualTo(status);
        }
    }
}
