package io.mlconnector.serviceruntime.token;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which refresh token is worth an attempt: the stored one, or the one that was configured for the first
/// start. Knows which ones the vendor has called dead.
final class RefreshTokens {
    private final Optional<String> configured;
    private final Set<String> dead = new HashSet<>();
    private boolean triedConfigured;

    /// @param configured used when nothing is stored, or what is stored is dead
    RefreshTokens(Optional<String> configured) {
        this.configured = configured;
    }

    /// Empty when none is left.
    ///
    /// @param givesNothing whether the access tokens that come of the stored one do not work: a person may have
    ///     connected again, and configured what came of it
    Optional<String> next(@Nullable OAuthToken stored, boolean givesNothing) {
        Optional<String> kept =
                Optional.ofNullable(stored).map(OAuthToken::value).filter(this::isAlive);
        if (kept.isPresent() && (triedConfigured || !givesNothing)) {
            return kept;
        }
        triedConfigured = true;
        return configured.filter(this::isAlive).or(() -> kept);
    }

    void died(String token) {
        dead.add(token);
    }

    /// Whether a token that was there once is dead: then somebody was connected.
    boolean hasDead() {
        return !dead.isEmpty();
    }

    /// The configured one may be tried again.
    void startOver() {
        triedConfigured = false;
    }

    private boolean isAlive(String token) {
        return !dead.contains(token);
    }
}
