package io.mlconnector.sandbox.quickbooks.oauth;

import java.time.Duration;

/// What a code or a refresh token is exchanged for.
///
/// @param refreshLife until the refresh token ends when it is not used
/// @param hardLeft until the grant ends, however much it is used
record Tokens(
        String realmId,
        String scope,
        String accessToken,
        Duration accessLife,
        String refreshToken,
        Duration refreshLife,
        Duration hardLeft) {
    @Override
    public String toString() {
        return "Tokens of " + realmId;
    }
}
