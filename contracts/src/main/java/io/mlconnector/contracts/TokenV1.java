package io.mlconnector.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One OAuth token at rest, encrypted. The ciphertext is bound to the topic, the record's key, the version and the
/// purpose, so that one that was moved or rolled back does not open.
///
/// @param purpose `access` or `refresh`; the two are encrypted with different keysets
/// @param version counts up with every new value
/// @param ciphertext base64
/// @param expiresAt when the token itself ends; null for a refresh token that lives until it is revoked
/// @param grant version of the [GrantV1] that it goes back to; null where it goes back to a configured token
/// @param hardExpiresAt when the consent behind it ends for good, however much it is used; null where that is
///     not known
public record TokenV1(
        String connection,
        String purpose,
        long version,
        String ciphertext,
        @Nullable Instant expiresAt,
        @Nullable Long grant,
        @Nullable Instant hardExpiresAt) {}
