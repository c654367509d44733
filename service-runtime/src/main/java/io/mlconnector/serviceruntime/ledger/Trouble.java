package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.apiclient.ApiFailure;

/// How far a failure reaches: what of the connection fares no better before it is over.
public enum Trouble {
    /// One command's own: the others go on.
    NONE,

    /// The vendor does not answer, or not with anything to go by.
    UNAVAILABLE,

    /// The vendor asked for a pause.
    RATE_LIMITED,

    /// The access token is not accepted, or there is none.
    UNAUTHORIZED;

    public static Trouble of(ApiFailure failure) {
        return switch (failure) {
            case ApiFailure.Unreachable _, ApiFailure.Unknown _, ApiFailure.ServerError _ -> UNAVAILABLE;
            case ApiFailure.RateLimited _ -> RATE_LIMITED;
            case ApiFailure.Unauthorized _ -> UNAUTHORIZED;
            case ApiFailure.Forbidden _, ApiFailure.NotFound _, ApiFailure.StaleVersion _, ApiFailure.Rejected _ ->
                NONE;
        };
    }
}
