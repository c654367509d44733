package io.mlconnector.serviceruntime.token;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a refresh is due, and before when there is none although it is.
final class RefreshSchedule {
    /// Between two refreshes, however often a token that is just new is refused.
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final FreshRefusals refusals = new FreshRefusals();
    private Instant refreshAt = Instant.MIN;
    private Instant notBefore = Instant.MIN;

    /// The vendor has answered.
    void asked(Instant now) {
        notBefore = now.plus(PAUSE);
    }

    /// New tokens are stored.
    void stored(Instant now) {
        refusals.given(now);
    }

    /// A refresh is due after three quarters of what is left of this token.
    void follow(OAuthToken access, Instant now) {
        Instant ends = access.expiresAt() == null ? now : access.expiresAt();
        refreshAt = ends.minus(Duration.between(now, ends).dividedBy(4));
    }

    boolean isDue(@Nullable OAuthToken access, boolean refused, Instant now) {
        return access == null || refused || !now.isBefore(refreshAt);
    }

    Duration untilDue(Instant now) {
        Duration left = Duration.between(now, refreshAt);
        return refusals.areMany() ? shorter(left, FreshRefusals.FRESH) : left;
    }

    Instant refreshAt() {
        return refreshAt;
    }

    boolean isPausing(Instant now) {
        return now.isBefore(notBefore);
    }

    Duration pauseLeft(Instant now) {
        return Duration.between(now, notBefore);
    }

    /// @return whether so many fresh tokens were refused that only a person can help; then the pause is longer
    boolean refused(OAuthToken access, Instant now) {
        boolean many = refusals.refused(access.value(), now) && refusals.areMany();
        if (many) {
            notBefore = now.plus(refusals.pause());
        }
        return many;
    }

    /// @return whether a token has proved to work after many that did not
    boolean works(Instant now) {
        boolean again = refusals.areMany() && !refusals.isFresh(now);
        if (again) {
            refusals.forget();
        }
        return again;
    }

    boolean areRefusalsMany() {
        return refusals.areMany();
    }

    void forgetRefusals() {
        refusals.forget();
    }

    /// A person has connected: whatever was wrong before is past.
    void startOver() {
        refusals.forget();
        notBefore = Instant.MIN;
    }

    /// The tokens are not ours any more.
    void release() {
        refusals.forget();
        refreshAt = Instant.MIN;
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
