package io.mlconnector.contracts;

import java.time.Instant;

/// What came of a person's consent at QuickBooks, on its way from the console to the one owner of the tokens. The
/// console can seal it and not open it; the ciphertext is bound to the topic, the record's key and the version.
///
/// @param version counts up with every consent; an owner takes only what is newer than what it took last
/// @param ciphertext base64 of the sealed [Tokens]
public record GrantV1(String connection, long version, String ciphertext, Instant grantedAt) {

    /// In the clear, in memory only.
    public record Tokens(String access, Instant accessExpiresAt, String refresh, Instant refreshExpiresAt) {
        @Override
        public String toString() {
            return "Tokens[accessExpiresAt=" + accessExpiresAt + ", refreshExpiresAt=" + refreshExpiresAt + "]";
        }
    }
}
