package io.mlconnector.qbowriter;

import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import java.time.Clock;
import java.time.Instant;

/// Remembers when QuickBooks last did what we asked: at that time the access token was good.
final class LastSuccess implements ApiTransport {
    private static final int HUNDREDS = 100;
    private static final int SUCCESS = 2;

    private final ApiTransport transport;
    private final Clock clock;
    private volatile Instant at = Instant.EPOCH;

    LastSuccess(ApiTransport transport, Clock clock) {
        this.transport = transport;
        this.clock = clock;
    }

    @Override
    public ApiResult<ApiResponse> send(ApiRequest request) {
        ApiResult<ApiResponse> result = transport.send(request);
        if (result instanceof ApiResult.Ok<ApiResponse>(var response, var _)
                && response.status() / HUNDREDS == SUCCESS) {
            at = clock.instant();
        }
        return result;
    }

    Instant at() {
        return at;
    }
}
