package io.mlconnector.ingest.asana;

import io.mlconnector.contracts.WebhookV1;
import java.time.Duration;
import java.util.Optional;

/// The subscriptions that the connector has made, by the last part of their target address.
interface HookDirectory {
    /// Whether everything that was recorded has been read; before that, a hook that is not found may still exist.
    boolean isLoaded();

    Optional<WebhookV1> find(String hook);

    /// Waits until the hook shows up: the handshake can be faster than the topic. Only for what is a hook of ours, and
    /// for a few callers at a time.
    Optional<WebhookV1> await(String hook, Duration patience) throws InterruptedException;

    /// The secret in clear; empty when this installation cannot open it.
    Optional<byte[]> secret(WebhookV1 hook);
}
