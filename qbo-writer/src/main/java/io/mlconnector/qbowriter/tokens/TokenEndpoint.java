package io.mlconnector.qbowriter.tokens;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Intuit's token endpoint.
interface TokenEndpoint {
    Answer refresh(String refreshToken);

    sealed interface Answer {
        /// @param refreshToken often the same as before: its value changes about once a day
        /// @param refreshLife null when Intuit does not say
        record Refreshed(
                String accessToken,
                Duration accessLife,
                String refreshToken,
                @Nullable Duration refreshLife) implements Answer {
            @Override
            public String toString() {
                return "Refreshed[accessLife=" + accessLife + ", refreshLife=" + refreshLife + "]";
            }
        }

        /// This refresh token is not, or no longer, good for anything.
        record InvalidGrant() implements Answer {}

        /// Nothing is known about the token; try again.
        record Unavailable(String why, Duration after) implements Answer {}
    }
}
