package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/// Deliveries: signed, retried, given up after a day, made at most once.
class AsanaDeliveryTest extends SandboxRun {

    @Test
    void signatureFitsTheRawBytesAndNotWhatWasParsedAndWrittenAgain() throws Exception {
        String project = work.project("Riverside");
        String secret = hook(project, "/a").body().path("X-Hook-Secret").asText();
        work.task(project, "Tiles");
        await().until(() -> !target.deliveries().isEmpty());

        for (Target.Received each :
                List.of(target.heartbeats().getFirst(), target.deliveries().getFirst())) {
            String signature = each.headers().get("x-hook-signature");
            assertThat(signature).isEqualTo(sign(each.body(), secret)).isLowerCase();
        }
        Target.Received delivery = target.deliveries().getFirst();
        String rewritten = Json.write(Http.json(delivery.body()));
        assertThat(sign(rewritten, secret)).isNotEqualTo(delivery.headers().get("x-hook-signature"));
    }

    @Test
    void heartbeatsRefusedForADayLoseAQuietWebhook() {
        String gid = gid(hook(work.project("Riverside"), "/a"));
        clock.freeze();
        target.answers(404);
        clock.advance(Duration.ofHours(8));
        await().until(() -> retries(gid) == 1);
        clock.advance(Duration.ofHours(15));
        await().until(() -> retries(gid) >= 2);
        assertThat(work.get("/webhooks/" + gid).status()).as("23 h").isEqualTo(200);

        clock.advance(Duration.ofHours(1));

        await().until(() -> work.get("/webhooks/" + gid).status() == 404);
        assertThat(target.received().stream().filter(each -> !each.isHandshake()))
                .as("nobody is told in any other way")
                .allMatch(each -> each.body().equals("{\"events\":[]}"));
    }

    @Test
    void heartbeatsAnsweredKeepAQuietWebhookForDays() {
        String gid = gid(hook(work.project("Riverside"), "/a"));
        for (int i = 0; i < 12; i++) {
            int before = target.heartbeats().size();
            clock.advance(Duration.ofHours(8));
            await().until(() -> target.heartbeats().size() > before);
        }
        assertThat(work.get("/webhooks/" + gid)
                        .data()
                        .path("failure_deletion_timestamp")
                        .isNull())
                .isTrue();
    }

    @Test
    void ailingWebhookTellsItsEndWhenAskedAndNobodyElse() {
        String project = work.project("Riverside");
        String gid = gid(hook(project, "/a"));
        target.answers(503);
        work.task(project, "Tiles");
        await().until(() -> retries(gid) >= 1);

        JsonNode ailing = work.get("/webhooks/" + gid).data();

        Instant end = Instant.parse(ailing.path("failure_deletion_timestamp").asText());
        Instant success = Instant.parse(ailing.path("last_success_at").asText());
        assertThat(end).isEqualTo(success.plus(Duration.ofHours(24)));
        assertThat(ailing.path("last_failure_at").asText()).isNotEmpty();
        assertThat(ailing.path("last_failure_content").asText()).startsWith("503");
        assertThat(ailing.path("next_attempt_after").asText()).isNotEmpty();
        clock.advance(Duration.ofHours(25));
        await().until(() -> work.get("/webhooks/" + gid).status() == 404);
        assertThat(work.get("/webhooks?workspace=" + Work.WORKSPACE).data()).isEmpty();
        assertThat(asana.get("/sandbox/webhooks").body().path("count").asInt()).isZero();
    }

    @Test
    void targetThatIsBackInTimeKeepsItsWebhook() {
        String project = work.project("Riverside");
        String gid = gid(hook(project, "/a"));
        target.answers(500);
        work.task(project, "Tiles");
        await().until(() -> retries(gid) >= 1);
        target.answers(200);
        clock.advance(Duration.ofHours(23));
        await().until(() -> retries(gid) == 0);
        assertThat(target.deliveries()).hasSizeGreaterThan(1);
    }

    @Test
    void answerAfterTheLimitIsAFailureAndTheSameComesAgain() {
        assertThat(asana.get("/sandbox/feed").body().path("answerMillis").asInt())
                .isEqualTo(10_000);
        String project = work.project("Riverside");
        String gid = gid(hook(project, "/a"));
        asana.post("/sandbox/feed", "{\"answerMillis\":200}");
        target.holds();
        work.task(project, "Tiles");
        await().until(() -> retries(gid) >= 1);
        assertThat(work.get("/webhooks/" + gid)
                        .data()
                        .path("last_failure_content")
                        .asText())
                .contains("no answer within 200 ms");
        target.releases();
        await().until(() -> retries(gid) == 0);

        List<String> bodies =
                target.deliveries().stream().map(Target.Received::body).toList();

        assertThat(bodies).hasSizeGreaterThan(1);
        assertThat(bodies.stream().distinct())
                .as("processed twice by a slow receiver")
                .hasSize(1);
    }

    @Test
    void retriesGetRarerAndRarer() {
        String project = work.project("Riverside");
        String gid = gid(hook(project, "/a"));
        clock.freeze();
        target.answers(500);
        work.task(project, "Tiles");
        clock.advance(Duration.ofSeconds(1));
        long before = 0;
        for (int i = 1; i <= 6; i++) {
            int attempt = i;
            await().until(() -> retries(gid) == attempt);
            Instant next = Instant.parse(work.get("/webhooks/" + gid)
                    .data()
                    .path("next_attempt_after")
                    .asText());
            long wait = Duration.between(clock.instant(), next).toMillis();
            assertThat(wait).isGreaterThan(before);
            before = wait;
            // Times on the wire are cut to the millisecond.
            clock.advance(Duration.ofMillis(wait + 1));
        }
    }

    @Test
    void failingDeliveryHoldsBackTheLaterOnesUnlessTold() {
        String project = work.project("Riverside");
        String gid = gid(hook(project, "/a"));
        clock.freeze();
        target.answers(500);
        String task = work.task(project, "Tiles");
        clock.advance(Duration.ofMillis(200));
        await().until(() -> retries(gid) == 1);
        target.answers(200);
        work.put("/tasks/" + task, "{\"name\":\"Slabs\"}");
        clock.advance(Duration.ofMillis(200));
        assertThat(target.deliveries()).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        await().until(() -> target.deliveries().size() == 3);
        assertThat(target.deliveries().get(1).body())
                .isEqualTo(target.deliveries().getFirst().body());

        asana.post("/sandbox/feed", "{\"headBlocks\":false}");
        target.answers(500);
        work.put("/tasks/" + task, "{\"name\":\"Stones\"}");
        clock.advance(Duration.ofMillis(200));
        await().until(() -> retries(gid) == 1);
        target.answers(200);
        work.put("/tasks/" + task, "{\"name\":\"Bricks\"}");
        clock.advance(Duration.ofMillis(200));
        await().until(() -> target.deliveries().size() == 5);
        clock.advance(Duration.ofSeconds(2));
        await().until(() -> target.deliveries().size() == 6);
        assertThat(target.deliveries().get(5).body())
                .isEqualTo(target.deliveries().get(3).body());
    }

    @Test
    void whatWasWaitingIsLostWithTheWebhook() {
        String project = work.project("Riverside");
        String gid = gid(hook(project, "/a"));
        target.answers(500);
        work.task(project, "Tiles");
        await().until(() -> retries(gid) >= 1);
        assertThat(asana.post("/sandbox/webhooks/delete", "{\"gid\":\"" + gid + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(work.get("/webhooks/" + gid).status()).isEqualTo(404);
        target.answers(200);

        assertThat(work.hook(project, target.url("/a")).status())
                .as("made anew")
                .isEqualTo(201);

        String late = work.task(project, "Slabs");
        await().until(() -> target.deliveries().getLast().body().contains(late));
        assertThat(target.deliveries().stream().filter(each -> each.body().contains(late)))
                .hasSize(1);
        assertThat(target.deliveries().getLast().body()).contains(late).doesNotContain("Tiles");
    }

    @Test
    void oneDeliveryMayStillComeAfterADeletion() {
        String project = work.project("Riverside");
        String gid = gid(hook(project, "/a"));
        clock.freeze();
        work.task(project, "Tiles");
        work.http().delete("/webhooks/" + gid);
        await().until(() -> target.deliveries().size() == 1);
        work.task(project, "Slabs");
        clock.advance(Duration.ofHours(8));
        assertThat(work.get("/webhooks/" + gid).status()).isEqualTo(404);
        assertThat(target.deliveries()).hasSize(1);
    }

    @Test
    void eventsHoldIdsAndNoValues() {
        String project = work.project("Riverside");
        hook(project, "/a");
        String task = work.task(project, "Tiles");
        work.put("/tasks/" + task, "{\"name\":\"Slabs\",\"due_on\":\"2026-12-01\"}");
        await().until(() -> target.events().contains("changed task"));

        for (JsonNode event : events()) {
            assertThat(event.has("gid")).isFalse();
            assertThat(event.path("resource").has("name")).isFalse();
            assertThat(event.has("change"))
                    .isEqualTo(event.path("action").asText().equals("changed"));
            boolean places =
                    List.of("added", "removed").contains(event.path("action").asText());
            assertThat(event.path("parent").isObject()).isEqualTo(places);
        }
        assertThat(events().stream()
                        .filter(event ->
                                event.path("change").path("field").asText().equals("name")))
                .hasSize(1)
                .allMatch(event -> event.path("change").size() == 2);
        assertThat(target.deliveries()).noneMatch(each -> each.body().contains("Slabs"));
    }

    @Test
    void eventIsOlderThanWhatItMakesOneRead() {
        String project = work.project("Riverside");
        hook(project, "/a");
        clock.freeze();
        String task = work.task(project, "Tiles");
        work.put("/tasks/" + task, "{\"completed\":true}");
        work.http().delete("/tasks/" + task);
        clock.advance(Duration.ofMinutes(10));
        await().until(() -> target.events().contains("added task"));
        assertThat(work.get("/projects/" + project + "/tasks").data()).isEmpty();
    }

    @Test
    void eventsComeInAnyOrderWhenToldSo() {
        String project = work.project("Riverside");
        hook(project, "/a");
        clock.freeze();
        asana.post("/sandbox/feed", "{\"shuffle\":true,\"seed\":3}");
        String task = work.task(project, "T");
        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofMillis(1));
            work.put("/tasks/" + task, "{\"name\":\"T" + i + "\"}");
        }
        clock.advance(Duration.ofSeconds(1));
        await().until(() -> target.deliveries().size() == 3);
        List<String> times = events().stream()
                .map(event -> event.path("created_at").asText())
                .toList();
        assertThat(times).isNotEqualTo(times.stream().sorted().toList());
    }

    @Test
    void oneEditMakesSeveralEventsAndOneDelivery() {
        String project = work.project("Riverside");
        hook(project, "/a");
        clock.freeze();
        String task = work.task(project, "Tiles");
        work.put("/tasks/" + task, "{\"due_on\":\"2026-12-01\"}");
        clock.advance(Duration.ofSeconds(1));
        await().until(() -> !target.deliveries().isEmpty());
        assertThat(target.deliveries()).hasSize(1);
        assertThat(target.events()).contains("added task", "changed task", "added story");
    }

    @Test
    void projectHearsOfSubtasksAndTheirComments() {
        String project = work.project("Riverside");
        String task = work.task(project, "Tiles");
        hook(project, "/a");
        String subtask = work.create("/tasks", "{\"parent\":\"" + task + "\",\"name\":\"Grout\"}");
        String comment = work.create("/tasks/" + subtask + "/stories", "{\"text\":\"grey\"}");
        await().until(() -> events().stream()
                .anyMatch(event -> event.path("resource").path("gid").asText().equals(comment)));
        assertThat(events().stream()
                        .map(event -> event.path("resource").path("gid").asText()))
                .contains(subtask);
        assertThat(work.get("/projects/" + project + "/tasks").data())
                .as("in no listing of the project")
                .hasSize(1);
    }

    @Test
    void portfolioHearsOfItsProjectsAndNeverOfTasks() {
        String portfolio =
                work.create("/portfolios", "{\"workspace\":\"" + Work.WORKSPACE + "\",\"name\":\"Running\"}");
        String project = work.project("Riverside");
        Http.Reply created = work.post("/webhooks", """
                {"resource":"%s","target":"%s","filters":[{"resource_type":"project","action":"added"},
                {"resource_type":"project","action":"changed"}]}""".formatted(portfolio, target.url("/p")));
        assertThat(created.status()).isEqualTo(201);
        assertThat(work.hook(portfolio, target.url("/q")).status())
                .as("filters are a must")
                .isEqualTo(400);

        work.post("/portfolios/" + portfolio + "/addItem", "{\"item\":\"" + project + "\"}");
        work.task(project, "Tiles");
        work.put("/projects/" + project, "{\"name\":\"Riverside refit\"}");

        await().untilAsserted(() -> assertThat(target.events()).contains("added project", "changed project"));
        assertThat(target.events()).noneMatch(event -> event.endsWith("task"));
    }

    @Test
    void ownTaskListHearsOfTasksInNoProject() {
        String me = info(sandbox.asanaUrl()).path("userGid").asText();
        String list = work.get("/users/" + me + "/user_task_list?workspace=" + Work.WORKSPACE)
                .data()
                .path("gid")
                .asText();
        hook(list, "/mine");
        work.create(
                "/tasks", "{\"workspace\":\"" + Work.WORKSPACE + "\",\"assignee\":\"" + me + "\",\"name\":\"Tiles\"}");
        await().until(() -> target.events().contains("added task"));
    }

    @Test
    void ownWritesComeBackAndThoseOfRulesHaveNoUser() {
        String project = work.project("Riverside");
        hook(project, "/a");
        String task = work.task(project, "Tiles");
        Http.Reply ruled = asana.post("/sandbox/rule", "{\"task\":\"" + task + "\",\"data\":{\"name\":\"Slabs\"}}");
        assertThat(ruled.status()).isEqualTo(200);
        await().until(() -> target.events().contains("changed task"));

        JsonNode info = info(sandbox.asanaUrl());
        JsonNode added = first("added", "task");
        assertThat(added.path("user").path("gid")).isEqualTo(info.path("userGid"));
        JsonNode changed = first("changed", "task");
        assertThat(changed.path("user").isNull()).isTrue();
    }

    @Test
    void tellsHundredsOfListenersOfOneTask() {
        String project = work.project("Riverside");
        for (int i = 0; i < 200; i++) {
            assertThat(work.hook(project, target.url("/many/" + i)).status()).isEqualTo(201);
        }
        work.task(project, "Tiles");
        await().until(() -> target.deliveries().size() == 200);
    }

    private JsonNode first(String action, String type) {
        return events().stream()
                .filter(event -> event.path("action").asText().equals(action)
                        && event.path("resource").path("resource_type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> events() {
        return target.deliveries().stream()
                .flatMap(each -> Http.json(each.body()).path("events").valueStream())
                .toList();
    }

    /// With its first heartbeat.
    private Http.Reply hook(String resource, String path) {
        Http.Reply created = work.hook(resource, target.url(path));
        assertThat(created.status()).isEqualTo(201);
        String gid = gid(created);
        await().until(() ->
                work.get("/webhooks/" + gid).data().path("last_success_at").isTextual());
        return created;
    }

    private static String gid(Http.Reply created) {
        return created.data().path("gid").asText();
    }

    private int retries(String webhook) {
        return work.get("/webhooks/" + webhook)
                .data()
                .path("delivery_retry_count")
                .asInt(-1);
    }

    private static String sign(String body, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
