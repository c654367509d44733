package io.mlconnector.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One Asana webhook subscription.
///
/// @param hook what the last part of its target URL begins with; random, so that it cannot be guessed
/// @param resource gid of the project or workspace it listens to
/// @param state PENDING while the create call is under way, ACTIVE once Asana's own answer named the secret
/// @param webhook Asana's gid, once known
/// @param secret ciphertext, base64; only from the authenticated answer of the create call
/// @param expiresAt a PENDING handshake is refused after this; of an ACTIVE one, what it was, where that is known
public record WebhookV1(
        String connection,
        String hook,
        String resource,
        State state,
        @Nullable String webhook,
        @Nullable String secret,
        @Nullable Instant expiresAt) {
    /// The version that the secret's ciphertext is bound to. A hook never gets another secret: that would be another
    /// hook.
    public static final long SECRET_VERSION = 1;

    public enum State {
        PENDING,
        ACTIVE,
        REMOVED
    }

    public String key() {
        return connection + "/" + hook;
    }
}
