package io.mlconnector.asanawriter.webhook;

import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.serviceruntime.config.Secret;
import io.mlconnector.serviceruntime.secret.HookPaths;
import io.mlconnector.serviceruntime.secret.Keysets;
import io.mlconnector.serviceruntime.secret.Purpose;
import java.time.Instant;

/// [SecretSeal] with the keyset that ingest-service has too.
public record KeysetSeal(Keysets keysets) implements SecretSeal {

    @Override
    public String seal(String key, String secret) {
        return keysets.seal(
                Purpose.WEBHOOK_SECRET, Topics.ASANA_WEBHOOKS, key, WebhookV1.SECRET_VERSION, new Secret(secret));
    }

    @Override
    public String path(String hook, Instant expiresAt) {
        return new HookPaths(keysets).path(hook, expiresAt);
    }
}
