package io.mlconnector.apiclient;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Why a call did not succeed. What can happen in a normal week is a value; each case says what to do next.
public sealed interface ApiFailure {
    /// For logs and people; never holds a token, a body or a query string.
    String detail();

    /// The request cannot have been executed: no connection, or refused before it was looked at. Try again.
    record Unreachable(String detail) implements ApiFailure {}

    /// The request may have been executed: time-out, dropped connection, unreadable or unexpected answer. Find out.
    record Unknown(String detail) implements ApiFailure {}

    /// Not executed: too many requests. Wait.
    ///
    /// @param retryAfter as the vendor says; null where it says nothing
    record RateLimited(String detail, @Nullable Duration retryAfter) implements ApiFailure {}

    /// Not executed: the access token is not accepted. Refresh once, then reconnect.
    record Unauthorized(String detail) implements ApiFailure {}

    /// Not executed: not allowed, or not in the plan. Needs a person.
    record Forbidden(String code, String detail) implements ApiFailure {}

    /// Not executed: the object is not there.
    record NotFound(String detail) implements ApiFailure {}

    /// Not executed: decided on an older version. Read again and decide again.
    record StaleVersion(String detail) implements ApiFailure {}

    /// Not executed: definitely refused.
    ///
    /// @param code the vendor's own code, `6210`; the HTTP status where there is none
    /// @param element the field that the vendor names, when it does
    record Rejected(String code, String detail, @Nullable String element) implements ApiFailure {}

    /// The vendor's own trouble (5xx). A write may have been executed.
    record ServerError(int status, String detail) implements ApiFailure {}

    /// Whether a write may have been executed although the call failed.
    default boolean mayHaveBeenExecuted() {
        return switch (this) {
            case Unknown _, ServerError _ -> true;
            case Unreachable _, RateLimited _, Unauthorized _, Forbidden _, NotFound _, StaleVersion _, Rejected _ ->
                false;
        };
    }
}
