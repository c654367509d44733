package io.mlconnector.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What came of a person's consent at a vendor, on its way from the console to the one owner of the tokens. The
/// console can seal it and not open it; the ciphertext is bound to the topic, the record's key and the version.
///
/// @param version counts up with every consent; an owner takes only what is newer than what it took last
/// @param ciphertext base64 of the sealed [Tokens]
public record GrantV1(String connection, long version, String ciphertext, Instant grantedAt) {

    /// In the clear, in memory only.
    ///
    /// @param refreshExpiresAt when the refresh token ends unless it is used; null where the vendor lets it
    ///     live until it is revoked
    /// @param hardExpiresAt when the consent ends for good, however much it is used; null where the vendor
    ///     does not say
    public record Tokens(
            String access,
            Instant accessExpiresAt,
            String refresh,
            @Nullable Instant refreshExpiresAt,
            @Nullable Instant hardExpiresAt) {
        @Override
        public String toString() {
            return "Tokens[accessExpiresAt=" + accessExpiresAt + ", refreshExpiresAt=" + refreshExpiresAt
                    + ", hardExpiresAt=" + hardExpiresAt + "]";
        }
    }
}
