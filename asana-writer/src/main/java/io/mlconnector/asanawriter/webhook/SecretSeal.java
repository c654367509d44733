package io.mlconnector.asanawriter.webhook;

import java.time.Instant;

/// What of a webhook needs the keyset that ingest-service has too.
public interface SecretSeal {
    /// Encrypts a webhook's secret before it goes into a topic.
    ///
    /// @param key the topic's key, which the ciphertext is bound to
    /// @return base64
    String seal(String key, String secret);

    /// The last part of a target address: the hook with a tag that only we can make, good for a handshake until it
    /// expires.
    String path(String hook, Instant expiresAt);
}
