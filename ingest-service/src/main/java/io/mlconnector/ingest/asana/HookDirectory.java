package io.mlconnector.ingest.asana;

import io.mlconnector.contracts.WebhookV1;
import java.time.Duration;
import java.util.Optional;

/// The subscriptions that the connector has made, by the last part of their target address.
interface HookDirectory {
    Optional<WebhookV1> find(String hook);

    /// Waits until the hook shows up: the handshake can be faster than the topic.
    Optional<WebhookV1> await(String hook, Duration patience) throws InterruptedException;

    /// The secret in clear; empty when this installation cannot open it.
    Optional<byte[]> secret(WebhookV1 hook);
}
