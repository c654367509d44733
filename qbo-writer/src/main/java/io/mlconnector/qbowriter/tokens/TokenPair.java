package io.mlconnector.qbowriter.tokens;

import org.jspecify.annotations.Nullable;

/// What is known of a connection's tokens.
record TokenPair(@Nullable OAuthToken refresh, @Nullable OAuthToken access) {
    static final TokenPair NONE = new TokenPair(null, null);

    /// Whether QuickBooks gave this pair after the other one.
    boolean isNewerThan(TokenPair other) {
        return access != null && (other.access == null || access.expiresAt().isAfter(other.access.expiresAt()));
    }

    /// The same tokens, to be stored after the other pair.
    TokenPair numberedAfter(TokenPair other) {
        return new TokenPair(
                refresh == null ? null : refresh.withVersion(other.refreshVersion() + 1),
                access == null ? null : access.withVersion(other.accessVersion() + 1));
    }

    long refreshVersion() {
        return refresh == null ? 0 : refresh.version();
    }

    long accessVersion() {
        return access == null ? 0 : access.version();
    }
}
