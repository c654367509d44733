package io.mlconnector.enrich.flow;

import io.mlconnector.apiclient.ApiFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a failed read means for the one who asked.
public sealed interface Verdict {
    /// The vendor cannot answer now: ask again.
    ///
    /// @param hint how long the vendor wants to be left alone; null where it says nothing
    record Later(@Nullable Duration hint) implements Verdict {}

    /// The answer was not clear. Mostly trouble on the way; when only one of many answers stays unclear, it is that
    /// one.
    record Unclear() implements Verdict {}

    /// The access token is not accepted: ask again with another one.
    record NewToken() implements Verdict {}

    /// The connection itself may not read, whatever it asks for: a person has to reconnect it, or to give the rights
    /// back. It says nothing about what was asked for.
    record Denied() implements Verdict {}

    record Gone() implements Verdict {}

    /// Asking again gives the same.
    record Refused(String code, String text) implements Verdict {}

    /// How a vendor's failures are to be understood.
    interface Reading {
        Verdict of(ApiFailure failure);
    }

    /// Of QuickBooks, whose rights are those of the company's connection: lost admin rights (120), an app that is not
    /// allowed in this company (3100).
    static Verdict ofQuickBooks(ApiFailure failure) {
        return failure instanceof ApiFailure.Forbidden ? new Denied() : ofAsana(failure);
    }

    /// Of Asana, where each object has rights of its own.
    static Verdict ofAsana(ApiFailure failure) {
        return switch (failure) {
            case ApiFailure.Unreachable _, ApiFailure.ServerError _ -> new Later(null);
            case ApiFailure.RateLimited(var _, var retryAfter) -> new Later(retryAfter);
            case ApiFailure.Unknown _ -> new Unclear();
            case ApiFailure.Unauthorized _ -> new NewToken();
            case ApiFailure.NotFound _ -> new Gone();
            case ApiFailure.Forbidden(var code, var detail) -> new Refused(code, detail);
            case ApiFailure.StaleVersion(var detail) -> new Refused("stale", detail);
            case ApiFailure.Rejected(var code, var detail, var _) -> new Refused(code, detail);
        };
    }
}
