package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.http.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class AsanaWebhooksTest extends SandboxRun {

    @Test
    void shakesHandsInsideTheCreateCallAndSignsWhatFollows() throws Exception {
        String project = work.project("Riverside");

        Http.Reply created = work.hook(project, target.url("/hook?key=1"));

        assertThat(created.status()).isEqualTo(201);
        String secret = created.body().path("X-Hook-Secret").asText();
        assertThat(target.received().getFirst().headers()).containsEntry("x-hook-secret", secret);
        assertThat(created.data().path("resource").path("gid").asText()).isEqualTo(project);
        assertThat(created.data().has("secret")).isFalse();
        await().untilAsserted(() -> assertThat(target.received())
                .anyMatch(each -> !each.isHandshake() && each.body().equals("{\"events\":[]}")));
        work.task(project, "Tiles");
        await().until(() -> !target.deliveries().isEmpty());
        Target.Received delivery = target.deliveries().getFirst();
        assertThat(delivery.headers().get("x-hook-signature")).isEqualTo(signature(delivery.body(), secret));
    }

    @Test
    void wrongHandshakeMakesNoWebhook() {
        String project = work.project("Riverside");
        target.echoes(false);
        assertThat(work.hook(project, target.url("/a")).status()).isEqualTo(400);
        target.echoes(true);
        target.answers(500);
        assertThat(work.hook(project, target.url("/a")).status()).isEqualTo(400);
        assertThat(work.hook(project, "http://localhost:1/a").status()).isEqualTo(400);
        assertThat(work.get("/webhooks?workspace=" + Work.WORKSPACE).data()).isEmpty();
    }

    @Test
    void sameUserResourceAndTargetAgainIsForbidden() {
        String project = work.project("Riverside");
        work.hook(project, target.url("/a"));
        assertThat(work.hook(project, target.url("/a")).status()).isEqualTo(403);
        assertThat(work.hook(project, target.url("/b")).status()).isEqualTo(201);
        assertThat(manager.hook(project, target.url("/a")).status()).isEqualTo(201);
        assertThat(work.get("/webhooks?workspace=" + Work.WORKSPACE).data()).hasSize(2);
    }

    @Test
    void localTargetsAreForbiddenWhenTold() {
        asana.post("/sandbox/switches", "{\"localTargets\":false}");
        assertThat(work.hook(work.project("Riverside"), target.url("/a")).status())
                .isEqualTo(403);
    }

    @Test
    void workspaceHearsOfProjectsAndNeverOfTasks() {
        assertThat(work.workspaceHook(target.url("/workspace")).status()).isEqualTo(201);
        String project = manager.project("Riverside");
        manager.task(project, "Tiles");
        manager.put("/projects/" + project, "{\"name\":\"Riverside refit\"}");
        await().untilAsserted(() -> assertThat(target.events()).contains("added project", "changed project"));
        assertThat(target.events()).noneMatch(event -> event.endsWith("task") || event.endsWith("story"));
    }

    @Test
    void workspaceFiltersAreLimited() {
        String body = "{\"resource\":\"" + Work.WORKSPACE + "\",\"target\":\"" + target.url("/w") + "\"%s}";
        Http.Reply without = work.post("/webhooks", body.formatted(""));
        Http.Reply tasks = work.post(
                "/webhooks", body.formatted(",\"filters\":[{\"resource_type\":\"task\",\"action\":\"changed\"}]"));
        assertThat(without.status()).isEqualTo(400);
        assertThat(tasks.body().path("errors").path(0).path("error").asText())
                .isEqualTo("invalid_filters_for_larger_scoped_webhooks");
        assertThat(target.received()).as("no handshake").isEmpty();
    }

    @Test
    void projectHearsOfTasksStoriesAndOwnWrites() {
        String project = work.project("Riverside");
        String field = work.field("Number", "\"resource_subtype\":\"text\"");
        work.put("projects", project, field);
        work.hook(project, target.url("/p"));
        String task = work.task(project, "Tiles");
        work.put("/tasks/" + task, "{\"custom_fields\":{\"" + field + "\":\"7\"}}");
        work.post("/tasks/" + task + "/stories", "{\"text\":\"hello\"}");
        await().untilAsserted(() -> assertThat(target.events()).contains("added task", "changed task", "added story"));

        JsonNode change = target.deliveries().stream()
                .flatMap(each -> Http.json(each.body()).path("events").valueStream())
                .filter(event -> event.path("change").path("field").asText().equals("custom_fields"))
                .findFirst()
                .orElseThrow();
        assertThat(change.path("change").path("new_value").path("gid").asText()).isEqualTo(field);
        assertThat(change.path("change").path("new_value").has("text_value")).isFalse();
        assertThat(change.path("user").path("gid"))
                .isEqualTo(info(sandbox.asanaUrl()).path("userGid"));
    }

    @Test
    void filtersChooseAndCanBeReplaced() {
        String project = work.project("Riverside");
        Http.Reply created = work.post("/webhooks", """
                {"resource":"%s","target":"%s","filters":[{"resource_type":"task","action":"changed","fields":["name"]}]}""".formatted(project, target.url("/f")));
        String gid = created.data().path("gid").asText();
        String task = work.task(project, "Tiles");
        work.put("/tasks/" + task, "{\"notes\":\"n\"}");
        work.put("/tasks/" + task, "{\"name\":\"Slabs\"}");
        await().untilAsserted(() -> assertThat(target.events()).containsExactly("changed task"));

        work.put("/webhooks/" + gid, "{\"filters\":[{\"resource_type\":\"task\",\"action\":\"deleted\"}]}");
        work.put("/tasks/" + task, "{\"name\":\"Stones\"}");
        work.http().delete("/tasks/" + task);
        await().untilAsserted(() -> assertThat(target.events()).containsExactly("changed task", "deleted task"));
        assertThat(work.put("/webhooks/" + gid, "{\"target\":\"http://elsewhere.example\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void failedDeliveryComesAgainWithTheSameBody() {
        String project = work.project("Riverside");
        String gid = work.hook(project, target.url("/r")).data().path("gid").asText();
        await().until(() -> target.received().size() == 2);
        target.answers(503);
        work.task(project, "Tiles");
        await().until(() -> !target.deliveries().isEmpty());
        await().untilAsserted(() -> assertThat(work.get("/webhooks/" + gid)
                        .data()
                        .path("delivery_retry_count")
                        .asInt())
                .isPositive());
        JsonNode ailing = work.get("/webhooks/" + gid).data();
        assertThat(ailing.path("failure_deletion_timestamp").isTextual()).isTrue();
        target.answers(204);
        await().untilAsserted(() -> assertThat(target.deliveries()).hasSizeGreaterThan(1));

        List<Target.Received> all = target.deliveries();
        assertThat(all.getLast().body()).isEqualTo(all.getFirst().body());
        assertThat(all.getLast().headers().get("x-hook-signature"))
                .isEqualTo(all.getFirst().headers().get("x-hook-signature"));
    }

    @Test
    void beatsEveryEightHours() {
        work.hook(work.project("Riverside"), target.url("/h"));
        await().until(() -> target.received().size() == 2);
        clock.advance(Duration.ofHours(8));
        await().until(() -> target.received().size() == 3);
        assertThat(target.received().getLast().body()).isEqualTo("{\"events\":[]}");
    }

    @Test
    void isGoneAfterADayOfFailuresWithoutAWord() {
        String project = work.project("Riverside");
        String gid = work.hook(project, target.url("/d")).data().path("gid").asText();
        await().until(() -> target.received().size() == 2);
        target.answers(500);
        work.task(project, "Tiles");
        await().until(() -> target.received().size() > 2);
        clock.advance(Duration.ofHours(25));
        await().untilAsserted(
                        () -> assertThat(work.get("/webhooks/" + gid).status()).isEqualTo(404));
        assertThat(work.get("/webhooks?workspace=" + Work.WORKSPACE).data()).isEmpty();
    }

    @Test
    void deletedWebhookIsSilent() {
        String project = work.project("Riverside");
        String gid = work.hook(project, target.url("/x")).data().path("gid").asText();
        work.hook(project, target.url("/y"));
        work.http().delete("/webhooks/" + gid);
        work.task(project, "Tiles");
        await().until(() -> !target.deliveries().isEmpty());
        assertThat(target.deliveries()).hasSize(1);
    }

    @Test
    void redeliversEverythingSoFar() {
        String project = work.project("Riverside");
        work.hook(project, target.url("/z"));
        String task = work.task(project, "Tiles");
        await().until(() -> target.deliveries().size() == 1);
        work.put("/tasks/" + task, "{\"name\":\"Slabs\"}");
        await().until(() -> target.deliveries().size() == 2);
        // Received here is a moment before delivered there.
        await().until(() -> redeliver() == 2);
        int before = target.deliveries().size();

        JsonNode answer = asana.post("/sandbox/redeliver", "{\"times\":2,\"shuffle\":true,\"seed\":7}")
                .body();

        assertThat(answer.path("deliveries").asInt()).isEqualTo(4);
        assertThat(target.deliveries()).hasSize(before + 4);
        assertThat(target.deliveries().stream().map(Target.Received::body).distinct())
                .hasSize(2);
    }

    @Test
    void logsTheDigestOfEachBodyThatWentOut() {
        String project = work.project("Riverside");
        work.hook(project, target.url("/w"));
        work.task(project, "Tiles");

        await().until(() -> target.deliveries().size() == 1);
        String body = target.deliveries().getFirst().body();
        await().untilAsserted(() -> assertThat(asana.get("/sandbox/sent").body().path("sent"))
                .anyMatch(sent ->
                        sent.path("bodySha256").asText().equals(Sha256.of(body).hex())
                                && sent.path("status").asInt() == 200
                                && sent.path("events").asInt() > 0));
    }

    @Test
    void eventsNeedASyncTokenFirst() {
        String project = work.project("Riverside");
        Http.Reply first = work.get("/events?resource=" + project);
        assertThat(first.status()).isEqualTo(412);
        String sync = first.body().path("sync").asText();
        for (int i = 0; i < 60; i++) {
            work.task(project, "T" + i);
        }

        Http.Reply page = work.get("/events?resource=" + project + "&sync=" + sync);
        assertThat(page.data()).hasSize(100);
        assertThat(page.body().path("has_more").asBoolean()).isTrue();
        Http.Reply again = work.get("/events?resource=" + project + "&sync=" + sync);
        assertThat(again.data()).isEqualTo(page.data());
        clock.advance(Duration.ofHours(25));
        Http.Reply dead = work.get("/events?resource=" + project + "&sync=" + sync);
        assertThat(dead.status()).isEqualTo(412);
        assertThat(dead.body().path("sync").asText()).isNotEmpty();
    }

    private int redeliver() {
        return asana.post("/sandbox/redeliver", "{}").body().path("deliveries").asInt();
    }

    private static String signature(String body, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
