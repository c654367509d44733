package io.mlconnector.serviceruntime.token;

import io.mlconnector.apiclient.AccessTokenSource;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What all threads see of the tokens: the one to call with, and how things stand. Only the owner's thread
/// changes it, except that any caller may report a token that was refused.
final class TokenView implements AccessTokenSource {

    /// What a person wants to know.
    enum State {
        NOT_OURS,
        LOADING,
        READY,
        /// Nobody has connected the company yet.
        CONNECT_NEEDED,
        RECONNECT_NEEDED
    }

    private final Clock clock;
    private final Runnable wake;
    private volatile boolean wanted;
    private volatile State state = State.NOT_OURS;
    private volatile @Nullable OAuthToken usable;
    private volatile @Nullable String refused;
    private volatile @Nullable OAuthToken refresh;

    TokenView(Clock clock, Runnable wake) {
        this.clock = clock;
        this.wake = wake;
    }

    @Override
    public Optional<String> findToken() {
        OAuthToken token = usable;
        return token != null && wanted && token.isAliveAt(clock.instant())
                ? Optional.of(token.value())
                : Optional.empty();
    }

    @Override
    public void reject(String token) {
        OAuthToken current = usable;
        if (current != null && current.value().equals(token)) {
            usable = null;
            refused = token;
            wake.run();
        }
    }

    void want(boolean ours) {
        wanted = ours;
        if (!ours) {
            usable = null;
        }
        wake.run();
    }

    boolean isWanted() {
        return wanted;
    }

    State state() {
        return state;
    }

    void state(State now) {
        state = now;
    }

    boolean isRefused(OAuthToken access) {
        return access.value().equals(refused);
    }

    void use(OAuthToken access) {
        usable = access;
    }

    /// @param token null where there is none
    void keep(@Nullable OAuthToken token) {
        refresh = token;
    }

    void forgetRefused() {
        refused = null;
    }

    void clear() {
        usable = null;
        refused = null;
        refresh = null;
        state = State.NOT_OURS;
    }

    /// When the refresh token ends unless it is used; empty while none is known, and where it does not end by
    /// itself.
    Optional<Instant> refreshEnds() {
        return Optional.ofNullable(refresh).map(OAuthToken::expiresAt);
    }

    /// When the consent ends for good; empty while that is not known.
    Optional<Instant> hardEnds() {
        return Optional.ofNullable(refresh).map(OAuthToken::hardExpiresAt);
    }
}
