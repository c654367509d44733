package io.mlconnector.sandbox.front;

import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Refusals;

/// The forms in which one vendor's API says that something is wrong; which one fits depends on the endpoint.
public interface VendorErrors extends Refusals {
    /// An inner failure.
    ///
    /// @param remark for people
    Answer serverError(Call call, String remark);

    /// Too many requests.
    ///
    /// @param retryAfter seconds; 0 for what the vendor does by itself
    Answer throttled(Call call, int retryAfter);

    /// The token has expired.
    Answer staleToken(Call call);

    /// Status 200, with an error inside.
    Answer errorIn200(Call call);
}
