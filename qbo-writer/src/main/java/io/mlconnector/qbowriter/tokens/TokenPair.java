package io.mlconnector.qbowriter.tokens;

import io.mlconnector.contracts.GrantV1;
import org.jspecify.annotations.Nullable;

/// What is known of a connection's tokens.
///
/// @param grant version of the consent on the console that they go back to; 0 where they go back to a configured token
record TokenPair(@Nullable OAuthToken refresh, @Nullable OAuthToken access, long grant) {
    static final TokenPair NONE = new TokenPair(null, null);

    TokenPair(@Nullable OAuthToken refresh, @Nullable OAuthToken access) {
        this(refresh, access, 0);
    }

    /// Whether QuickBooks gave this pair after the other one. A later consent ends the tokens of the one before.
    boolean isNewerThan(TokenPair other) {
        if (grant != other.grant) {
            return grant > other.grant;
        }
        return access != null && (other.access == null || access.expiresAt().isAfter(other.access.expiresAt()));
    }

    /// The same tokens, to be stored after the other pair.
    TokenPair numberedAfter(TokenPair other) {
        return new TokenPair(
                refresh == null ? null : refresh.withVersion(other.refreshVersion() + 1),
                access == null ? null : access.withVersion(other.accessVersion() + 1),
                grant);
    }

    /// What a person granted on the console, to be stored after this pair.
    TokenPair replacedBy(long version, GrantV1.Tokens tokens) {
        return new TokenPair(
                new OAuthToken(tokens.refresh(), refreshVersion() + 1, tokens.refreshExpiresAt()),
                new OAuthToken(tokens.access(), accessVersion() + 1, tokens.accessExpiresAt()),
                version);
    }

    long refreshVersion() {
        return refresh == null ? 0 : refresh.version();
    }

    long accessVersion() {
        return access == null ? 0 : access.version();
    }
}
