package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a client must live with: deliveries lost, doubled, delayed, out of order, badly signed.
class AsanaFaultyDeliveryTest extends SandboxRun {
    private String project = "";
    private String webhook = "";
    private String task = "";

    @BeforeEach
    void subscribe() {
        project = work.project("Riverside");
        task = work.task(project, "T0");
        webhook = work.hook(project, target.url("/a")).data().path("gid").asText();
        await().until(() -> target.heartbeats().size() == 1);
    }

    @Test
    void lostDeliveryLooksLikeSuccessAndNeverComes() {
        fault("{\"where\":\"webhooks\",\"kind\":\"lose\",\"nth\":1}");
        String lost = comment("one");
        await().until(() -> asana.get("/sandbox/webhooks").body().toString().contains("lost on the way"));
        String arrived = comment("two");
        await().until(() -> !target.deliveries().isEmpty());

        assertThat(target.deliveries()).hasSize(1);
        assertThat(target.deliveries().getFirst().body()).contains(arrived).doesNotContain(lost);
        JsonNode health = work.get("/webhooks/" + webhook).data();
        assertThat(health.path("last_failure_at").isNull()).isTrue();
        assertThat(health.path("delivery_retry_count").asInt()).isZero();
    }

    @Test
    void doubledDeliveryComesTwiceWithTheSameSignature() {
        fault("{\"where\":\"webhooks\",\"kind\":\"double\",\"nth\":1}");
        comment("one");
        await().until(() -> target.deliveries().size() == 2);
        List<Target.Received> both = target.deliveries();
        assertThat(both.getFirst().body()).isEqualTo(both.getLast().body());
        assertThat(both.getFirst().headers().get("x-hook-signature"))
                .isEqualTo(both.getLast().headers().get("x-hook-signature"));
    }

    @Test
    void delayedDeliveryIsOvertakenMeanwhile() {
        fault("{\"where\":\"webhooks\",\"kind\":\"delay\",\"nth\":1,\"pause\":\"PT9M\"}");
        String delayed = comment("one");
        await().until(() -> calls() == 1);
        String prompt = comment("two");
        await().until(() -> target.deliveries().size() == 1);
        assertThat(target.deliveries().getFirst().body()).contains(prompt);

        clock.advance(Duration.ofMinutes(9));

        await().until(() -> target.deliveries().size() == 2);
        assertThat(target.deliveries().getLast().body()).contains(delayed);
    }

    @Test
    void deliveriesComeOutOfOrder() {
        clock.freeze();
        fault("{\"where\":\"webhooks\",\"kind\":\"reorder\",\"nth\":1}");
        String first = comment("one");
        clock.advance(Duration.ofSeconds(1));
        await().until(() -> calls() == 1);
        String second = comment("two");
        clock.advance(Duration.ofSeconds(1));
        await().until(() -> target.deliveries().size() == 1);
        clock.advance(Duration.ofMinutes(1));
        await().until(() -> target.deliveries().size() == 2);
        assertThat(target.deliveries().getFirst().body()).contains(second);
        assertThat(target.deliveries().getLast().body()).contains(first);
    }

    @Test
    void forgedDeliveryIsSignedWithAnotherSecret() {
        fault("{\"where\":\"webhooks\",\"kind\":\"wrong-secret\",\"nth\":1}");
        target.answers(401);
        comment("one");
        await().until(() -> !target.deliveries().isEmpty());
        target.answers(200);
        await().until(() -> target.deliveries().size() > 1);
        String forged = target.deliveries().getFirst().headers().get("x-hook-signature");
        Target.Received again = target.deliveries().getLast();
        assertThat(again.body()).isEqualTo(target.deliveries().getFirst().body());
        assertThat(again.headers().get("x-hook-signature")).isNotEqualTo(forged);
    }

    private String comment(String text) {
        return work.create("/tasks/" + task + "/stories", "{\"text\":\"" + text + "\"}");
    }

    private void fault(String rule) {
        Http.Reply reply = asana.post("/sandbox/faults", rule);
        assertThat(reply.status()).as(reply.body().toString()).isLessThan(300);
    }

    private int calls() {
        return asana.get("/sandbox/faults").body().findPath("calls").asInt();
    }
}
