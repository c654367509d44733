package io.mlconnector.serviceruntime.token;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A vendor's token endpoint, as the owner of the tokens uses it.
public interface TokenEndpoint {
    Answer refresh(String refreshToken);

    /// What a token endpoint answers, to a refresh and to the code of a consent.
    sealed interface Answer {
        /// @param refreshToken often the same as before: QuickBooks changes it about once a day, Asana never
        /// @param refreshLife null when the vendor does not say
        /// @param hardLife how long the consent lasts, however much it is used; null when the vendor does not
        ///     say
        record Given(
                String accessToken,
                Duration accessLife,
                String refreshToken,
                @Nullable Duration refreshLife,
                @Nullable Duration hardLife)
                implements Answer {
            @Override
            public String toString() {
                return "Given[accessLife=" + accessLife + ", refreshLife=" + refreshLife + ", hardLife=" + hardLife
                        + "]";
            }
        }

        /// This refresh token or code is not, or no longer, good for anything.
        record InvalidGrant() implements Answer {}

        /// The vendor does not know us. Nothing is known about the token.
        record UnknownClient(String why, Duration after) implements Answer {}

        /// Nothing is known about the token; try again.
        record Unavailable(String why, Duration after) implements Answer {}
    }
}
