package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each kind of trouble once, with what is in the workspace afterwards.
class AsanaFaultsTest extends SandboxRun {
    private String project = "";

    @BeforeEach
    void open() {
        project = work.project("Harbour");
    }

    private void order(String kind, String more) {
        Http.Reply reply = asana.post(
                "/sandbox/faults", "{\"where\":\"POST /api/1.0/tasks\",\"kind\":\"" + kind + "\"" + more + "}");
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(201);
    }

    private Http.Reply create() {
        return work.post("/tasks", "{\"projects\":[\"" + project + "\"],\"name\":\"Paint\"}");
    }

    private int tasks() {
        return work.get("/projects/" + project + "/tasks").data().size();
    }

    @Test
    void error500BeforeTheCommitLeavesNothing() {
        order("error-before", ",\"nth\":1");

        Http.Reply failed = create();

        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.body().path("errors").path(0).path("phrase").asText()).isNotEmpty();
        assertThat(tasks()).isZero();
    }

    /// Trap 11 of Asana: there is no idempotency key, so a blind repeat doubles the task.
    @Test
    void aBlindRepeatAfterALostAnswerDoublesTheTask() {
        order("error-after", ",\"nth\":1");

        assertThat(create().status()).isEqualTo(500);
        assertThat(tasks()).isOne();

        assertThat(create().status()).isEqualTo(201);
        assertThat(tasks()).isEqualTo(2);
    }

    @Test
    void connectionsAreDroppedOnBothSidesOfTheCommit() {
        order("drop-before", ",\"nth\":1");
        order("drop-after", ",\"nth\":2");

        assertThatThrownBy(this::create).isInstanceOf(UncheckedIOException.class);
        assertThat(tasks()).isZero();
        assertThatThrownBy(this::create).isInstanceOf(UncheckedIOException.class);
        assertThat(tasks()).isOne();
    }

    @Test
    void answersAreCutOrReplacedByAPageAlthoughTheWorkIsDone() {
        order("truncate", ",\"nth\":1");
        order("html-after", ",\"nth\":2,\"status\":503");
        order("html-before", ",\"nth\":3");

        assertThatThrownBy(this::create).isInstanceOf(UncheckedIOException.class);
        assertThat(tasks()).isOne();
        Http.Reply page = create();
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(tasks()).isEqualTo(2);
        assertThat(create().status()).isEqualTo(502);
        assertThat(tasks()).isEqualTo(2);
    }

    @Test
    void aSlowAnswerIsRightAfterAll() {
        order("slow", ",\"pause\":\"PT0.2S\"");
        long start = System.nanoTime();

        assertThat(create().status()).isEqualTo(201);

        assertThat(System.nanoTime() - start).isGreaterThan(200_000_000L);
    }

    @Test
    void every429SaysHowLongToWait() {
        order("throttle", ",\"nth\":1");
        order("throttle", ",\"nth\":2,\"retryAfter\":7");

        Http.Reply throttled = create();
        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.header("Retry-After")).isEqualTo("30");
        assertThat(create().header("Retry-After")).isEqualTo("7");
        assertThat(tasks()).isZero();
    }

    @Test
    void anExpiredTokenIsTold() {
        order("stale-token", ",\"nth\":1");

        Http.Reply refused = create();

        assertThat(refused.status()).isEqualTo(401);
        assertThat(Work.message(refused)).contains("expired");
        assertThat(create().status()).isEqualTo(201);
    }

    @Test
    void doesNotKnowFaultsInside200() {
        Http.Reply refused = asana.post("/sandbox/faults", "{\"where\":\"/api/**\",\"kind\":\"fault-200\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("error").asText()).contains("fault-200");
    }

    @Test
    void theScheduleIsKnownBeforehandAndTheLogSaysTheSame() {
        asana.post("/sandbox/faults", """
                {"id":"lot","where":"POST /api/1.0/tasks","kind":"throttle","probability":0.4,"seed":11}""");

        for (int i = 0; i < 12; i++) {
            work.get("/projects/" + project);
            create();
        }

        Http.Reply schedule = asana.get("/sandbox/faults/lot/schedule?calls=12");
        Http.Reply log = asana.get("/sandbox/faults/log?rule=lot");
        assertThat(schedule.body().path("struck")).isNotEmpty();
        assertThat(log.body()
                        .path("entries")
                        .valueStream()
                        .map(each -> each.path("number").asInt())
                        .toList())
                .isEqualTo(schedule.body()
                        .path("struck")
                        .valueStream()
                        .map(each -> each.asInt())
                        .toList());
        assertThat(log.body().path("entries").path(0).path("what").asText()).isEqualTo("POST /api/1.0/tasks");
    }

    @Test
    void rulesAreListedAndRemoved() {
        order("throttle", ",\"id\":\"one\"");
        order("slow", ",\"id\":\"two\"");

        assertThat(asana.get("/sandbox/faults/one").body().path("kind").asText())
                .isEqualTo("throttle");
        assertThat(asana.delete("/sandbox/faults/one").status()).isEqualTo(200);
        assertThat(asana.get("/sandbox/faults/one").status()).isEqualTo(404);
        assertThat(asana.get("/sandbox/faults").body().path("faults").findValuesAsText("id"))
                .containsExactly("two");
        assertThat(asana.delete("/sandbox/faults").body().path("removed").asInt())
                .isOne();
        assertThat(create().status()).isEqualTo(201);
    }
}
