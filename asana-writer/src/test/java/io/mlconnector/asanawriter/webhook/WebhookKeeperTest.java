package io.mlconnector.asanawriter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.asana.wire.AsanaJson;
import io.mlconnector.asanawriter.fake.FakeAsana;
import io.mlconnector.asanawriter.fake.PlainSeal;
import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.ConnectionV1.Layout;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.contracts.WebhookV1.State;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.work.Directory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private Optional<Set<String>> scope = Optional.empty();
    private String asanaUrl = "https://app.asana.com/api/1.0";
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private int hooks;
    private WebhookKeeper keeper = keeper(PUBLIC_URL);

    private WebhookKeeper keeper(String publicUrl) {
        return new WebhookKeeper(
                asana,
                store,
                new PlainSeal(),
                _ -> scope,
                new HookAddresses(
                        URI.create(publicUrl),
                        URI.create(asanaUrl),
                        () -> "f".repeat(31) + Integer.toHexString(hooks++)),
                ((InstantSource) () -> now).withZone(ZoneOffset.UTC));
    }

    @Test
    void listensToWorkspaceDirectoriesAndLinkedProjects() {
        keeper.want("88");

        assertThat(look()).isEmpty();

        assertThat(active()).containsExactlyInAnyOrder("100", "77", "88");
        assertThat(asana.webhooks.values())
                .allSatisfy(webhook -> assertThat(webhook.path("target").asText())
                        .matches("https://connector\\.test/webhooks/asana/9341~f{31}[0-9]\\.1795514460\\.tag"));
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

        assertThat(look()).isEmpty();

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
        assertThat(look()).hasSize(2);
        assertThat(look()).hasSize(2);
        assertThat(records).hasSize(2);

        asana.allow("createWebhook");

        assertThat(look()).isEmpty();
        assertThat(records).hasSize(2);
        assertThat(active()).containsExactlyInAnyOrder("100", "77");
    }

    @Test
    void webhookWhoseSecretWasLostIsReplaced() {
        asana.loseAnswer("createWebhook");
        keeper.reconcile(CONNECTION);

        assertThat(look()).isEmpty();

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

        assertThat(look()).isEmpty();
        assertThat(look()).isEmpty();
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

        assertThat(look()).isEmpty();

        assertThat(active()).contains("88");
    }

    @Test
    void projectThatLeavesTheScopeLosesItsWebhookAndGetsANewOneWhenItReturns() {
        scope = Optional.of(Set.of("88", "89"));
        assertThat(look()).isEmpty();
        assertThat(active()).containsExactlyInAnyOrder("100", "77", "88", "89");

        scope = Optional.of(Set.of("89"));
        assertThat(look()).isEmpty();
        assertThat(active()).containsExactlyInAnyOrder("100", "77", "89");
        assertThat(listening()).containsExactlyInAnyOrder("100", "77", "89");

        scope = Optional.of(Set.of("88", "89"));
        assertThat(look()).isEmpty();
        assertThat(listening()).containsExactlyInAnyOrder("100", "77", "88", "89");
    }

    @Test
    void nothingIsRemovedWhileTheScopeCannotBeRead() {
        scope = Optional.of(Set.of("88"));
        look();
        scope = Optional.empty();
        keeper = keeper(PUBLIC_URL);

        assertThat(look()).isEmpty();

        assertThat(listening()).containsExactlyInAnyOrder("100", "77", "88");
        assertThat(asana.count("deleteWebhook")).isZero();
    }

    @Test
    void whatLeftTheScopeStaysOutWhenTheScopeCannotBeRead() {
        scope = Optional.of(Set.of("88"));
        look();
        scope = Optional.of(Set.of());
        look();
        scope = Optional.empty();
        keeper = keeper(PUBLIC_URL);

        look();

        assertThat(listening()).containsExactlyInAnyOrder("100", "77");
    }

    @Test
    void commandThatIsNewerThanTheListCounts() {
        scope = Optional.of(Set.of());
        keeper.want("88");
        assertThat(look()).isEmpty();
        assertThat(listening()).contains("88");

        now = now.plus(Duration.ofMinutes(16));
        look();

        assertThat(listening()).doesNotContain("88");
    }

    @Test
    void dyingWebhookIsReplacedBeforeItIsDeleted() {
        look();
        ObjectNode dying = hookOn("77");
        dying.put("last_failure_at", "2026-11-25T01:00:00Z").put("failure_deletion_timestamp", "2026-11-25T10:00:00Z");
        asana.calls.clear();

        assertThat(look()).isEmpty();

        assertThat(asana.calls)
                .filteredOn(call -> call.contains("Webhook "))
                .containsExactly(
                        "createWebhook 77", "deleteWebhook " + dying.path("gid").asText());
        assertThat(listening()).containsExactlyInAnyOrder("100", "77");
        assertThat(active()).containsExactlyInAnyOrder("100", "77");
        assertThat(records.values())
                .extracting(WebhookV1::hook)
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void dyingWebhookStaysWhileNoNewOneCanBeMade() {
        look();
        ObjectNode dying = hookOn("77");
        dying.put("last_failure_at", "2026-11-25T01:00:00Z").put("failure_deletion_timestamp", "2026-11-25T10:00:00Z");
        asana.refuseAlways("createWebhook", new ApiFailure.Rejected("400", "the remote server did not respond", null));

        assertThat(look()).singleElement().asString().contains("77", "deletes it at", "did not respond");

        assertThat(listening()).containsExactlyInAnyOrder("100", "77");
        assertThat(keeper.look().failing()).isEqualTo(1);
        assertThat(keeper.look().active()).isEqualTo(2);
    }

    @Test
    void whatCannotBeDeletedGetsNoSecondBesideIt() {
        look();
        records.clear();
        asana.refuseAlways("deleteWebhook", new ApiFailure.ServerError(503, "away"));

        assertThat(look()).hasSize(2);

        assertThat(asana.webhooks).hasSize(2);
        assertThat(asana.count("createWebhook")).isEqualTo(2);
    }

    @Test
    void handshakeThatAnotherInstanceAwaitsIsLeftAlone() {
        store.publish(
                new WebhookV1("9341", "9341~" + "a".repeat(32), "77", State.PENDING, null, null, now.plusSeconds(30)));

        assertThat(look()).singleElement().asString().contains("still awaited");
        assertThat(listening()).containsExactly("100");

        now = now.plusSeconds(31);
        assertThat(look()).isEmpty();
        assertThat(listening()).containsExactlyInAnyOrder("100", "77");
    }

    @Test
    void withoutAPublicAddressNothingIsTriedAndOneSentenceSaysSo() {
        look();
        keeper = keeper("http://localhost:8081");

        assertThat(look()).isEmpty();

        assertThat(keeper.look().sentence())
                .isEqualTo("PUBLIC_URL is http://localhost:8081, which Asana cannot reach: no webhooks, changes are"
                        + " found by polling alone.");
        assertThat(asana.webhooks).as("those of the address before").isEmpty();
        assertThat(asana.count("createWebhook")).isEqualTo(2);
    }

    @Test
    void localSandboxReachesALocalAddress() {
        asanaUrl = "http://localhost:8092/api/1.0";
        keeper = keeper("http://localhost:8081");

        assertThat(look()).isEmpty();

        assertThat(listening()).hasSize(2);
        assertThat(keeper.look().sentence()).isEqualTo("2 of 2 webhooks listen.");
    }

    private List<String> look() {
        return keeper.reconcile(CONNECTION).troubles();
    }

    private ObjectNode hookOn(String resource) {
        return asana.webhooks.values().stream()
                .filter(webhook -> webhook.path("resource").path("gid").asText().equals(resource))
                .findFirst()
                .orElseThrow();
    }

    /// The resources of the webhooks at Asana.
    private List<String> listening() {
        return asana.webhooks.values().stream()
                .map(webhook -> webhook.path("resource").path("gid").asText())
                .toList();
    }

    private List<String> active() {
        return records.values().stream()
                .filter(webhook -> webhook.state() == State.ACTIVE)
                .map(WebhookV1::resource)
                .toList();
    }
}
