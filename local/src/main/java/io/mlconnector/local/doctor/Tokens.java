package io.mlconnector.local.doctor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of QuickBooks' tokens. Never their values.
public sealed interface Tokens {

    /// The installation keeps them, in `quickbooks.tokens`.
    ///
    /// @param opens whether the access token could be opened with the keyset here
    record Kept(@Nullable Instant accessEnds, @Nullable Instant refreshEnds, boolean opens) implements Tokens {}

    /// The installation was asked, and keeps none for this company.
    ///
    /// @param others companies that it keeps tokens for
    record None(List<String> others) implements Tokens {
        public None {
            others = List.copyOf(others);
        }
    }

    /// Nobody could be asked.
    ///
    /// @param first whether a refresh token for the first start is set
    record Unknown(String why, boolean first) implements Tokens {}

    /// `QUICKBOOKS_ACCESS_TOKEN` is set, for this look only.
    record Given() implements Tokens {}
}
