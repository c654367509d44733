package io.mlconnector.asanawriter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.asana.wire.AsanaJson;
import io.mlconnector.asanawriter.fake.FakeAsana;
import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.ConnectionV1.Layout;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.contracts.WebhookV1.State;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.work.Directory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookKeeperTest {
    private static final String PUBLIC_URL = "https://connector.test";
    private static final ConnectionV1 CONNECTION =
            new ConnectionV1("9341", FakeAsana.WORKSPACE, new Layout(Map.of(), Map.of(Directory.VENDORS, "77"), null));

    private final FakeAsana asana = new FakeAsana();
    private final Map<String, WebhookV1> records = new LinkedHashMap<>();
    private final List<WebhookV1> written = new ArrayList<>();
    private final WebhookStore store = new WebhookStore() {
        @Override
        public List<WebhookV1> list(ConnectionId connection) {
            return List.copyOf(records.values());
        }

        @Override
        public void publish(WebhookV1 webhook) {
            written.add(webhook);
            records.put(webhook.key(), webhook);
        }
    };
    private int hooks;
    private WebhookKeeper keeper = keeper(PUBLIC_URL);

    private WebhookKeeper keeper(String publicUrl) {
        return new WebhookKeeper(
                asana,
                store,
                (key, secret) -> "sealed(" + secret + ")",
                publicUrl,
                () -> "f".repeat(31) + hooks++,
                Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC));
    }

    @Test
    void listensToWorkspaceDirectoriesAndLinkedProjects() {
        keeper.want("88");

        assertThat(keeper.reconcile(CONNECTION)).isEmpty();

        assertThat(active()).containsExactlyInAnyOrder("100", "77", "88");
        assertThat(asana.webhooks.values())
                .allSatisfy(webhook -> assertThat(webhook.path("target").asText())
                        .matches("https://connector\\.test/webhooks/asana/9341~f{31}[0-9]"));
    }

    @Test
    void recordIsPendingBeforeTheCallAndHoldsNoPlainSecret() {
        keeper.reconcile(CONNECTION);

        assertThat(written.getFirst().state()).isEqualTo(State.PENDING);
        assertThat(written.getFirst().expiresAt()).isEqualTo("2026-11-24T10:01:00Z");
        assertThat(written.getFirst().secret()).isNull();
        assertThat(written.get(1).state()).isEqualTo(State.ACTIVE);
        assertThat(written.get(1).secret()).startsWith("sealed(");
    }

    @Test
    void secondLookChangesNothing() {
        keeper.reconcile(CONNECTION);
        written.clear();

        assertThat(keeper.reconcile(CONNECTION)).isEmpty();

        assertThat(written).isEmpty();
        assertThat(asana.count("createWebhook")).isEqualTo(2);
    }

    @Test
    void deletesAndMakesAnewWhatItHasNoRecordOf() {
        keeper.reconcile(CONNECTION);
        records.clear();

        keeper.reconcile(CONNECTION);

        assertThat(asana.webhooks).hasSize(2);
        assertThat(asana.count("deleteWebhook")).isEqualTo(2);
    }

    @Test
    void makesAnewWhatAsanaDeleted() {
        keeper.reconcile(CONNECTION);
        asana.webhooks.clear();

        keeper.reconcile(CONNECTION);

        assertThat(active()).containsExactlyInAnyOrder("100", "77");
        assertThat(asana.webhooks).hasSize(2);
    }

    @Test
    void movesToAnotherAddress() {
        keeper.reconcile(CONNECTION);
        keeper = keeper("https://moved.test");

        keeper.reconcile(CONNECTION);

        assertThat(asana.webhooks.values())
                .hasSize(2)
                .allSatisfy(
                        webhook -> assertThat(webhook.path("target").asText()).startsWith("https://moved.test/"));
    }

    @Test
    void leavesOthersAlone() {
        asana.webhooks.put("5", AsanaJson.object().put("gid", "5").put("target", "https://elsewhere.test/x"));
        asana.webhooks.put(
                "6",
                AsanaJson.object()
                        .put("gid", "6")
                        .put("target", PUBLIC_URL + "/webhooks/asana/1111~" + "f".repeat(32)));

        keeper.reconcile(CONNECTION);

        assertThat(asana.webhooks).containsKeys("5", "6");
    }

    @Test
    void refusedHandshakeIsTriedAgainAtTheSameAddress() {
        asana.refuseAlways("createWebhook", new ApiFailure.Forbidden("403", "no localhost"));
        assertThat(keeper.reconcile(CONNECTION)).hasSize(2);
        assertThat(keeper.reconcile(CONNECTION)).hasSize(2);
        assertThat(records).hasSize(2);

        asana.allow("createWebhook");

        assertThat(keeper.reconcile(CONNECTION)).isEmpty();
        assertThat(records).hasSize(2);
        assertThat(active()).containsExactlyInAnyOrder("100", "77");
    }

    @Test
    void webhookWhoseSecretWasLostIsReplaced() {
        asana.loseAnswer("createWebhook");
        keeper.reconcile(CONNECTION);

        assertThat(keeper.reconcile(CONNECTION)).isEmpty();

        assertThat(asana.webhooks).hasSize(2);
        assertThat(active()).containsExactlyInAnyOrder("100", "77");
    }

    @Test
    void linkedProjectIsKnownAfterRestart() {
        keeper.want("88");
        asana.refuseAlways("createWebhook", new ApiFailure.Rejected("400", "receiver not up", null));
        keeper.reconcile(CONNECTION);
        asana.allow("createWebhook");
        keeper = keeper(PUBLIC_URL);

        keeper.reconcile(CONNECTION);

        assertThat(active()).contains("88");
    }

    @Test
    void projectOutOfReachIsLeftAloneUntilItIsLinkedAgain() {
        keeper.want("88");
        keeper.reconcile(CONNECTION);
        asana.webhooks
                .values()
                .removeIf(
                        webhook -> webhook.path("resource").path("gid").asText().equals("88"));
        asana.refuseAlways("createWebhook", new ApiFailure.NotFound("no such project"));

        assertThat(keeper.reconcile(CONNECTION)).isEmpty();
        assertThat(keeper.reconcile(CONNECTION)).isEmpty();
        assertThat(asana.count("createWebhook 88")).isEqualTo(2);

        asana.allow("createWebhook");
        assertThat(keeper.want("88")).isTrue();
        keeper.reconcile(CONNECTION);
        assertThat(active()).containsExactlyInAnyOrder("100", "77", "88");
    }

    @Test
    void projectThatWeSeeIsTriedAgainWhateverTheRefusalSays() {
        asana.projects.put("88", AsanaJson.object().put("gid", "88"));
        keeper.want("88");
        asana.refuseAlways("createWebhook", new ApiFailure.Forbidden("403", "duplicate, or localhost"));
        keeper.reconcile(CONNECTION);
        asana.allow("createWebhook");

        assertThat(keeper.reconcile(CONNECTION)).isEmpty();

        assertThat(active()).contains("88");
    }

    private List<String> active() {
        return records.values().stream()
                .filter(webhook -> webhook.state() == State.ACTIVE)
                .map(WebhookV1::resource)
                .toList();
    }
}
