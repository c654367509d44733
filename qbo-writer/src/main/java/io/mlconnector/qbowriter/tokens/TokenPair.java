package io.mlconnector.qbowriter.tokens;

import org.jspecify.annotations.Nullable;

/// What is known of a connection's tokens.
record TokenPair(@Nullable OAuthToken refresh, @Nullable OAuthToken access) {
    static final TokenPair NONE = new TokenPair(null, null);

    long refreshVersion() {
        return refresh == null ? 0 : refresh.version();
    }

    long accessVersion() {
        return access == null ? 0 : access.version();
    }
}
