package io.mlconnector.serviceruntime.reads;

import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import java.util.function.ObjLongConsumer;
import java.util.function.ToLongFunction;

/// Counts what really goes out, under what it was made for. All requests of a connection share one pace, and what the
/// pace holds back is not counted: the cause is said in front of it and counted behind it, on the same thread.
public final class CountedReads implements ApiTransport {
    private static final ScopedValue<ReadCause> CAUSE = ScopedValue.newInstance();

    private final ApiTransport transport;
    private final ToLongFunction<ApiRequest> reads;
    private final ObjLongConsumer<ReadCause> meter;

    /// @param reads how many reads a request is; nothing for a write
    /// @param meter told of each request before it is sent: what fails may be billed as well
    public CountedReads(ApiTransport transport, ToLongFunction<ApiRequest> reads, ObjLongConsumer<ReadCause> meter) {
        this.transport = transport;
        this.reads = reads;
        this.meter = meter;
    }

    /// @param transport leads to a [CountedReads]
    public static ApiTransport because(ReadCause cause, ApiTransport transport) {
        return request -> ScopedValue.where(CAUSE, cause).call(() -> transport.send(request));
    }

    @Override
    public ApiResult<ApiResponse> send(ApiRequest request) {
        meter.accept(CAUSE.get(), reads.applyAsLong(request));
        return transport.send(request);
    }
}
