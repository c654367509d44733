package io.mlconnector.serviceruntime.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A token in the clear, in memory only.
///
/// @param version counts up with every new value; the stored ciphertext is bound to it
/// @param expiresAt null where it lives until it is revoked: a refresh token of Asana
/// @param hardExpiresAt when the consent behind it ends for good; null where that is not known
record OAuthToken(
        String value,
        long version,
        @Nullable Instant expiresAt,
        @Nullable Instant hardExpiresAt) {
    OAuthToken {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an empty token");
        }
    }

    OAuthToken(String value, long version, @Nullable Instant expiresAt) {
        this(value, version, expiresAt, null);
    }

    OAuthToken withVersion(long number) {
        return new OAuthToken(value, number, expiresAt, hardExpiresAt);
    }

    boolean isAliveAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "OAuthToken[version=" + version + ", expiresAt=" + expiresAt + "]";
    }
}
