package io.mlconnector.asanawriter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.config.Secret;
import io.mlconnector.serviceruntime.config.SettingsFixtures;
import io.mlconnector.serviceruntime.secret.KeyRotation;
import io.mlconnector.serviceruntime.secret.KeysetFile;
import io.mlconnector.serviceruntime.secret.Keysets;
import io.mlconnector.serviceruntime.secret.Purpose;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResealedSecretsTest {
    @TempDir
    Path home = Path.of("");

    private final List<WebhookV1> rows = new ArrayList<>();

    @Test
    void sealsOnceWithTheNewKeyWhatAnOldOneHasSealed() {
        Path file = KeysetFile.locate(SettingsFixtures.settings(home, Map.of()));
        Keysets keysets = KeysetFile.open(file);
        rows.add(hook(new KeysetSeal(keysets).seal("1/h", "the-secret")));
        ResealedSecrets store = new ResealedSecrets(new Rows(), keysets);
        assertThat(store.list(new ConnectionId("1"))).isEqualTo(rows);
        assertThat(rows).as("nothing to do before a rotation").hasSize(1);

        KeyRotation.rotate(file);
        store.list(new ConnectionId("1"));
        store.list(new ConnectionId("1"));

        assertThat(rows).hasSize(2);
        KeyRotation.retire(file);
        String sealed = String.valueOf(rows.getLast().secret());
        assertThat(keysets.open(Purpose.WEBHOOK_SECRET, Topics.ASANA_WEBHOOKS, "1/h", 1, sealed))
                .contains(new Secret("the-secret"));
    }

    @Test
    void leavesWhatDoesNotOpenHere() {
        Path file = KeysetFile.locate(SettingsFixtures.settings(home, Map.of()));
        rows.add(hook("bm90IG91cnM="));

        new ResealedSecrets(new Rows(), KeysetFile.open(file)).list(new ConnectionId("1"));

        assertThat(rows).hasSize(1);
    }

    private static WebhookV1 hook(String sealed) {
        return new WebhookV1("1", "h", "1201", WebhookV1.State.ACTIVE, "77", sealed, null);
    }

    private final class Rows implements WebhookStore {
        @Override
        public List<WebhookV1> list(ConnectionId connection) {
            return List.of(rows.getLast());
        }

        @Override
        public void publish(WebhookV1 webhook) {
            rows.add(webhook);
        }
    }
}
