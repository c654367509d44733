package io.mlconnector.asanawriter.webhook;

import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.config.Secret;
import io.mlconnector.serviceruntime.secret.Keysets;
import io.mlconnector.serviceruntime.secret.Purpose;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// A [WebhookStore] that seals a secret anew when the key it was sealed with is not the one that seals today:
/// after a rotation of keys nothing is left under the old one.
public record ResealedSecrets(WebhookStore store, Keysets keysets) implements WebhookStore {
    private static final Logger LOG = Logger.getLogger(ResealedSecrets.class);

    @Override
    public List<WebhookV1> list(ConnectionId connection) {
        return store.list(connection).stream().map(this::current).toList();
    }

    @Override
    public void publish(WebhookV1 webhook) {
        store.publish(webhook);
    }

    private WebhookV1 current(WebhookV1 hook) {
        String sealed = hook.secret();
        if (sealed == null || !keysets.isOutdated(Purpose.WEBHOOK_SECRET, sealed)) {
            return hook;
        }
        Optional<Secret> secret = keysets.open(
                Purpose.WEBHOOK_SECRET, Topics.ASANA_WEBHOOKS, hook.key(), WebhookV1.SECRET_VERSION, sealed);
        if (secret.isEmpty()) {
            return hook;
        }
        WebhookV1 anew = new WebhookV1(
                hook.connection(),
                hook.hook(),
                hook.resource(),
                hook.state(),
                hook.webhook(),
                new KeysetSeal(keysets).seal(hook.key(), secret.get().reveal()),
                hook.expiresAt());
        store.publish(anew);
        LOG.infof("the secret of the webhook for %s is sealed with the new key", hook.resource());
        return anew;
    }
}
