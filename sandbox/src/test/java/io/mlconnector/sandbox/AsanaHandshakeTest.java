package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// The handshake happens while the create call waits, and tells the secret once.
class AsanaHandshakeTest extends SandboxRun {

    @Test
    void receiverThatAnswersOnlyWhenTheCreateCallIsOverGets400() {
        String project = work.project("Riverside");
        asana.post("/sandbox/feed", "{\"answerMillis\":200}");
        target.holds();

        Http.Reply created = work.hook(project, target.url("/single-threaded"));

        target.releases();
        assertThat(created.status()).isEqualTo(400);
        assertThat(Work.message(created)).contains("did not respond");
        assertThat(work.get("/webhooks?workspace=" + Work.WORKSPACE).data()).isEmpty();
    }

    @Test
    void createCallWaitsForTheHandshake() {
        String project = work.project("Riverside");
        target.holds();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var create = CompletableFuture.supplyAsync(() -> work.hook(project, target.url("/slow")), threads);
            await().until(() -> !target.received().isEmpty());
            assertThat(create).isNotDone();
            assertThat(work.get("/webhooks?workspace=" + Work.WORKSPACE).data())
                    .as("no gid yet")
                    .isEmpty();

            target.releases();

            assertThat(create.join().status()).isEqualTo(201);
        }
    }

    @Test
    void saysWhatWasWrongWithTheAnswer() {
        String project = work.project("Riverside");
        target.answers(202);
        assertThat(Work.message(work.hook(project, target.url("/a"))))
                .contains("incorrect status code", "202", "200 or 204");
        target.answers(200);
        target.echoes(false);
        assertThat(Work.message(work.hook(project, target.url("/a")))).contains("secret");
    }

    @Test
    void everyWebhookHasASecretOfItsOwnAndTellsItOnce() {
        String project = work.project("Riverside");
        Http.Reply first = work.hook(project, target.url("/1"));
        Http.Reply second = work.hook(project, target.url("/2"));
        String secret = first.body().path("X-Hook-Secret").asText();
        assertThat(secret).hasSizeGreaterThan(16);
        assertThat(second.body().path("X-Hook-Secret").asText()).isNotEqualTo(secret);

        work.task(project, "Tiles");
        await().until(() -> target.deliveries().size() == 2);

        assertThat(target.received().stream().filter(Target.Received::isHandshake))
                .as("never a second handshake")
                .hasSize(2);
        String gid = first.data().path("gid").asText();
        assertThat(List.of(
                        work.get("/webhooks/" + gid).body().toString(),
                        work.get("/webhooks/" + gid + "?opt_fields=secret,X-Hook-Secret")
                                .body()
                                .toString(),
                        work.get("/webhooks?workspace=" + Work.WORKSPACE).body().toString(),
                        asana.get("/sandbox/webhooks").body().toString(),
                        asana.get("/sandbox/requests").body().toString()))
                .noneMatch(text -> text.contains(secret));
    }

    @Test
    void createdWebhookIsNotActiveYetInItsAnswer() {
        Http.Reply created = work.hook(work.project("Riverside"), target.url("/a"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location"))
                .endsWith(created.data().path("gid").asText());
        assertThat(created.data().path("active").asBoolean(true)).isFalse();
        assertThat(work.get("/webhooks/" + created.data().path("gid").asText())
                        .data()
                        .path("active")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void handshakeCarriesTheQueryOfTheTarget() {
        work.hook(work.project("Riverside"), target.url("/a?key=1%2F2&x"));
        await().until(() -> target.heartbeats().size() == 1);
        assertThat(target.received()).allMatch(each -> each.uri().equals("/a?key=1%2F2&x"));
    }

    @Test
    void firstHeartbeatComesBeforeTheAnswerWhenTold() {
        asana.post("/sandbox/feed", "{\"heartbeatBeforeAnswer\":true}");
        work.hook(work.project("Riverside"), target.url("/a"));
        assertThat(target.heartbeats()).hasSize(1);
    }

    @Test
    void handshakeHasNoBodyOrAnEmptyObject() {
        String project = work.project("Riverside");
        work.hook(project, target.url("/a"));
        assertThat(target.received().getFirst().body()).isEmpty();
        asana.post("/sandbox/feed", "{\"emptyHandshake\":false}");
        work.hook(project, target.url("/b"));
        assertThat(target.received().stream()
                        .filter(Target.Received::isHandshake)
                        .toList())
                .last()
                .extracting(Target.Received::body)
                .isEqualTo("{}");
    }

    @Test
    void localNamesAreForbiddenInEveryForm() {
        String project = work.project("Riverside");
        asana.post("/sandbox/switches", "{\"localTargets\":false}");
        for (String host : List.of("localhost", "LOCALHOST", "app.localhost", "127.0.0.1", "[::1]", "0.0.0.0")) {
            assertThat(work.hook(project, "http://" + host + ":1/x").status())
                    .as(host)
                    .isEqualTo(403);
        }
        assertThat(target.received()).isEmpty();
    }

    @Test
    void onlyFiltersCanBeReplacedAndOnlyAsAWhole() {
        String project = work.project("Riverside");
        String gid = work.hook(project, target.url("/a")).data().path("gid").asText();
        for (String body :
                List.of("{\"target\":\"http://example.com/\"}", "{\"resource\":\"1\"}", "{\"active\":true}")) {
            assertThat(work.put("/webhooks/" + gid, body).status()).isEqualTo(400);
        }
        work.put("/webhooks/" + gid, "{\"filters\":[{\"resource_type\":\"task\"},{\"resource_type\":\"story\"}]}");
        Http.Reply replaced = work.put("/webhooks/" + gid, "{\"filters\":[{\"resource_type\":\"section\"}]}");
        assertThat(replaced.data().path("filters")).hasSize(1);
    }

    @Test
    void othersWebhooksAreNotSeen() {
        String project = work.project("Riverside");
        String gid = work.hook(project, target.url("/a")).data().path("gid").asText();
        assertThat(manager.get("/webhooks?workspace=" + Work.WORKSPACE).data()).isEmpty();
        assertThat(manager.get("/webhooks/" + gid).status()).isEqualTo(403);
        assertThat(work.get("/webhooks").status()).as("workspace is needed").isEqualTo(400);
        assertThat(work.get("/webhooks?workspace=" + Work.WORKSPACE + "&resource=" + project)
                        .data())
                .hasSize(1);
    }

    @Test
    void appSeesOnlyTheWebhooksThatItMadeItself() {
        String project = work.project("Riverside");
        String byToken =
                work.hook(project, target.url("/token")).data().path("gid").asText();
        Http app = new Consent(sandbox.asanaUrl()).allowed("default");

        Http.Reply created = app.post(
                "/webhooks", "{\"data\":{\"resource\":\"" + project + "\",\"target\":\"" + target.url("/app") + "\"}}");

        String byApp = created.data().path("gid").asText();
        assertThat(app.get("/webhooks?workspace=" + Work.WORKSPACE).data())
                .extracting(webhook -> webhook.path("gid").asText())
                .containsExactly(byApp);
        assertThat(app.get("/webhooks/" + byToken).status()).isEqualTo(403);
        assertThat(work.get("/webhooks/" + byApp).status()).isEqualTo(403);
        assertThat(app.get("/webhooks/" + byApp).status()).isEqualTo(200);
    }
}
