package io.mlconnector.enrich;

import io.micrometer.core.instrument.Counter;
import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;

/// Counts the requests: each one is a part of a quota.
final class CountedTransport implements ApiTransport {
    private final ApiTransport transport;
    private final Counter requests;

    CountedTransport(ApiTransport transport, Counter requests) {
        this.transport = transport;
        this.requests = requests;
    }

    @Override
    public ApiResult<ApiResponse> send(ApiRequest request) {
        requests.increment();
        return transport.send(request);
    }
}
