package io.mlconnector.quickbooks;

import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.quickbooks.wire.WireJson;

/// What Intuit bills: reads. Writes are free, and so is everything that is not the accounting API. Whether a batch of
/// queries is one read or as many as it has queries is not published; the larger number is assumed.
///
/// See <https://developer.intuit.com/app/developer/qbo/docs/get-started/app-partner-program>.
public final class BilledReads {
    private BilledReads() {}

    /// How many reads a request of [HttpQuickBooksClient] is.
    public static long of(ApiRequest request) {
        String path = request.uri().getPath();
        if (request.method().equals("GET")) {
            return 1;
        }
        if (path.endsWith("/query")) {
            return 1;
        }
        return path.endsWith("/batch") && request.body() != null
                ? WireJson.parse(request.body())
                        .map(body -> body.path("BatchItemRequest").size())
                        .orElse(1)
                : 0;
    }
}
