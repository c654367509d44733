package io.mlconnector.apiclient;

import java.util.Optional;

/// Where a client takes the current access token from, for each request.
public interface AccessTokenSource {
    /// Empty while there is none: the call is then answered with [ApiFailure.Unauthorized] without being sent.
    Optional<String> findToken();

    /// The vendor refused this token. An owner refreshes it once, however many callers report the same one.
    default void reject(String token) {}
}
