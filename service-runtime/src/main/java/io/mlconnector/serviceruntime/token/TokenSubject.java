package io.mlconnector.serviceruntime.token;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Whose tokens an owner owns.
///
/// @param refreshLife what the vendor documents; null where a refresh token lives until it is revoked
record TokenSubject(
        String vendor, String connection, @Nullable Duration refreshLife) {
    @Override
    public String toString() {
        return vendor + " tokens of " + connection;
    }
}
