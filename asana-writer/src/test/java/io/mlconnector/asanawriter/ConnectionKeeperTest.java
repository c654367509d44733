package io.mlconnector.asanawriter;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.asanawriter.fake.FakeAsana;
import io.mlconnector.asanawriter.fake.PlainSeal;
import io.mlconnector.asanawriter.provision.ConnectionStore;
import io.mlconnector.asanawriter.provision.Layouts;
import io.mlconnector.asanawriter.provision.Provisioner;
import io.mlconnector.asanawriter.webhook.HookAddresses;
import io.mlconnector.asanawriter.webhook.WebhookKeeper;
import io.mlconnector.asanawriter.webhook.WebhookStore;
import io.mlconnector.contracts.ConnectionPartitioner;
import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.domain.change.ConnectionId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionKeeperTest {
    private static final ConnectionId REALM = new ConnectionId("9341");
    private static final int OURS = ConnectionPartitioner.partition("9341", Topics.PARTITIONS);

    private final FakeAsana asana = new FakeAsana();
    private final Layouts layouts = new Layouts();
    private final Connections connections = new Connections();
    private final ConnectionKeeper keeper = new ConnectionKeeper(
            REALM,
            new Provisioner(asana, connections, Optional.empty()),
            new WebhookKeeper(
                    asana,
                    new Webhooks(),
                    new PlainSeal(),
                    _ -> Optional.empty(),
                    new HookAddresses(
                            URI.create("https://connector.test"),
                            URI.create("https://app.asana.com/api/1.0"),
                            () -> "f".repeat(32)),
                    Clock.systemUTC()),
            layouts,
            new ConnectionKeeper.Pace(Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofMinutes(1)));

    @AfterEach
    void close() {
        keeper.close();
    }

    @Test
    void setsUpWhatItOwnsAndForgetsItAfterwards() {
        keeper.assigned(Set.of(OURS));
        awaitState("ready");
        assertThat(layouts.find(REALM)).isPresent();

        keeper.assigned(Set.of());

        assertThat(layouts.find(REALM)).isEmpty();
        assertThat(keeper.status().state()).isEqualTo("not assigned");
        assertThat(keeper.status().isWorking()).isTrue();
    }

    @Test
    void leavesOtherInstancesConnectionsAlone() {
        keeper.assigned(Set.of((OURS + 1) % Topics.PARTITIONS));

        assertThat(keeper.status().state()).isEqualTo("not assigned");
        assertThat(asana.calls).isEmpty();
    }

    @Test
    void comesBackAfterEachRebalanceAndCreatesNothingTwice() {
        for (int i = 0; i < 5; i++) {
            keeper.assigned(Set.of(OURS));
            keeper.assigned(Set.of());
        }
        keeper.assigned(Set.of(OURS));

        awaitState("ready");

        assertThat(asana.projects.values().stream()
                        .map(project -> project.path("name").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void saysWhatAPersonHasToDoAndGoesOnByItself() {
        asana.refuseAlways("listWorkspaces", new ApiFailure.Unauthorized("no"));
        keeper.assigned(Set.of(OURS));
        awaitState("needs a person");
        assertThat(keeper.status().problem()).contains("ASANA_ACCESS_TOKEN");
        assertThat(keeper.status().isWorking()).isFalse();

        asana.allow("listWorkspaces");

        awaitState("ready");
        assertThat(keeper.status().problem()).isNull();
    }

    @Test
    void missingWebhooksAreSaidAndHoldNothingUp() {
        asana.refuseAlways("createWebhook", new ApiFailure.Forbidden("403", "cannot reach the target"));

        keeper.assigned(Set.of(OURS));

        Awaitility.await().until(() -> keeper.status().state().startsWith("ready; webhooks missing or failing"));
        assertThat(keeper.status().isWorking()).isTrue();
        assertThat(keeper.status().problem()).contains("cannot reach the target");
    }

    private void awaitState(String state) {
        Awaitility.await().until(() -> keeper.status().state().equals(state));
    }

    private static final class Connections implements ConnectionStore {
        private final List<ConnectionV1> published = new CopyOnWriteArrayList<>();

        @Override
        public Optional<ConnectionV1> find(ConnectionId connection) {
            return published.isEmpty() ? Optional.empty() : Optional.of(published.getLast());
        }

        @Override
        public void publish(ConnectionV1 connection) {
            published.add(connection);
        }
    }

    private static final class Webhooks implements WebhookStore {
        private final Map<String, WebhookV1> records = new ConcurrentHashMap<>();

        @Override
        public List<WebhookV1> list(ConnectionId connection) {
            return List.copyOf(records.values());
        }

        @Override
        public void publish(WebhookV1 webhook) {
            records.put(webhook.key(), webhook);
        }
    }
}
