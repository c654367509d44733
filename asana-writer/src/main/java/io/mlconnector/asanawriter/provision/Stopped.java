package io.mlconnector.asanawriter.provision;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import java.time.Duration;
import java.util.Objects;

/// Ends one run of the provisioner from wherever it is. A run is two dozen calls, each of which can end it; it never
/// leaves the package.
final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(15);

    private final transient Provisioned outcome;

    private Stopped(Provisioned outcome, String why) {
        super(why, null, false, false);
        this.outcome = outcome;
    }

    Provisioned outcome() {
        return Objects.requireNonNull(outcome);
    }

    static Stopped needsPerson(String why) {
        return new Stopped(new Provisioned.NeedsPerson(why), why);
    }

    /// @param what we were about, in words: "create the field Amount"
    static Stopped because(String what, ApiFailure failure) {
        String why = "could not " + what + ": " + failure.detail();
        return switch (failure) {
            case ApiFailure.RateLimited(var _, var retryAfter) ->
                new Stopped(new Provisioned.NotNow(retryAfter == null ? LATER : retryAfter, why), why);
            // After an unknown outcome the next run looks again: what was created is found by its name.
            case ApiFailure.Unreachable _, ApiFailure.Unknown _, ApiFailure.ServerError _, ApiFailure.StaleVersion _ ->
                new Stopped(new Provisioned.NotNow(SOON, why), why);
            case ApiFailure.Unauthorized _ ->
                needsPerson("Asana does not accept ASANA_ACCESS_TOKEN, or the consent where OAuth is used ("
                        + failure.detail() + ")");
            case ApiFailure.Forbidden(var code, var _) ->
                needsPerson(code.equals("402") ? why + " (not in this Asana plan)" : why);
            case ApiFailure.NotFound _, ApiFailure.Rejected _ -> needsPerson(why);
        };
    }

    static <T> T need(String what, ApiResult<T> result) {
        return switch (result) {
            case ApiResult.Ok<T>(var value, var _) -> value;
            case ApiResult.Failed<T>(var failure, var _) -> throw because(what, failure);
        };
    }
}
