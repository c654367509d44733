package io.mlconnector.serviceruntime.token;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Counts access tokens that a vendor refuses right after it gave them. One may be an accident; several in a
/// row are none, and only a person or the vendor itself can put it right.
final class FreshRefusals {
    /// A token that was not refused for so long works.
    static final Duration FRESH = Duration.ofSeconds(60);

    private static final int MANY = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int MAX_DOUBLINGS = 5;

    private Instant givenAt = Instant.EPOCH;
    private int count;
    private @Nullable String counted;

    void given(Instant now) {
        givenAt = now;
    }

    /// @return whether this refusal was not known yet
    boolean refused(String token, Instant now) {
        if (token.equals(counted)) {
            return false;
        }
        counted = token;
        count = isFresh(now) ? count + 1 : 0;
        return true;
    }

    boolean isFresh(Instant now) {
        return now.isBefore(givenAt.plus(FRESH));
    }

    boolean areMany() {
        return count >= MANY;
    }

    /// How long to wait before the next refresh; doubled each time.
    Duration pause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.clamp(count - (long) MANY, 0, MAX_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    void forget() {
        count = 0;
    }
}
