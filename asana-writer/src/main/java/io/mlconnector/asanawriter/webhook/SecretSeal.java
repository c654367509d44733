package io.mlconnector.asanawriter.webhook;

/// Encrypts a webhook's secret before it goes into a topic.
@FunctionalInterface
public interface SecretSeal {
    /// @param key the topic's key, which the ciphertext is bound to
    /// @return base64
    String seal(String key, String secret);
}
