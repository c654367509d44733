package io.mlconnector.serviceruntime.token;

import io.mlconnector.contracts.GrantV1;
import io.mlconnector.serviceruntime.token.TokenEndpoint.Answer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of a connection's tokens.
///
/// @param grant version of the consent on the console that they go back to; 0 where they go back to a
///     configured token
record TokenPair(@Nullable OAuthToken refresh, @Nullable OAuthToken access, long grant) {
    static final TokenPair NONE = new TokenPair(null, null);

    TokenPair(@Nullable OAuthToken refresh, @Nullable OAuthToken access) {
        this(refresh, access, 0);
    }

    /// Whether the vendor gave this pair after the other one. A later consent ends the tokens of the one
    /// before.
    boolean isNewerThan(TokenPair other) {
        if (grant != other.grant) {
            return grant > other.grant;
        }
        return access != null && (other.access == null || end(access).isAfter(end(other.access)));
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
                new OAuthToken(
                        tokens.refresh(), refreshVersion() + 1, tokens.refreshExpiresAt(), tokens.hardExpiresAt()),
                new OAuthToken(tokens.access(), accessVersion() + 1, tokens.accessExpiresAt()),
                version);
    }

    /// What a refresh brought, to be stored after this pair. An end for good that is not told again stays as
    /// it was.
    ///
    /// @param documentedLife of a refresh token, for an answer that does not say; null where it does not end
    ///     by itself
    TokenPair refreshedBy(Answer.Given answer, Instant now, @Nullable Duration documentedLife) {
        Duration life = answer.refreshLife() == null ? documentedLife : answer.refreshLife();
        Duration hard = answer.hardLife();
        return new TokenPair(
                new OAuthToken(
                        answer.refreshToken(),
                        refreshVersion() + 1,
                        life == null ? null : now.plus(life),
                        hard == null ? hardEnd() : now.plus(hard)),
                new OAuthToken(answer.accessToken(), accessVersion() + 1, now.plus(answer.accessLife())),
                grant);
    }

    private @Nullable Instant hardEnd() {
        return refresh == null ? null : refresh.hardExpiresAt();
    }

    private static Instant end(OAuthToken access) {
        return access.expiresAt() == null ? Instant.MAX : access.expiresAt();
    }

    long refreshVersion() {
        return refresh == null ? 0 : refresh.version();
    }

    long accessVersion() {
        return access == null ? 0 : access.version();
    }
}
