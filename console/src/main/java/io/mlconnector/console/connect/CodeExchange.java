package io.mlconnector.console.connect;

import io.mlconnector.contracts.GrantV1;
import io.mlconnector.serviceruntime.config.Secret;

/// Exchanges the code of a consent for its tokens.
interface CodeExchange {
    sealed interface Answer {
        record Given(GrantV1.Tokens tokens) implements Answer {}

        record Failed(Trouble trouble) implements Answer {}
    }

    /// Never with the same code twice: QuickBooks then takes the tokens back.
    ///
    /// @param verifier of PKCE; a vendor that was not told its hash ignores it
    Answer exchange(Secret code, Secret verifier);
}
