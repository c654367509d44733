package io.mlconnector.qbowriter.tokens;

import java.time.Instant;

/// A token in the clear, in memory only.
///
/// @param version counts up with every new value; the stored ciphertext is bound to it
record OAuthToken(String value, long version, Instant expiresAt) {
    OAuthToken {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an empty token");
        }
    }

    OAuthToken withVersion(long number) {
        return new OAuthToken(value, number, expiresAt);
    }

    @Override
    public String toString() {
        return "OAuthToken[version=" + version + ", expiresAt=" + expiresAt + "]";
    }
}
