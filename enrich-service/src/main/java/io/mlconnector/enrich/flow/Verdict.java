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

    record Gone() implements Verdict {}

    /// Asking again gives the same.
    record Refused(String code, String text) implements Verdict {}

    static Verdict of(ApiFailure failure) {
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
