package io.mlconnector.serviceruntime.pace;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Holds one connection to its [Pace]. A request that does not get its turn, or whose deadline passes while it waits,
/// is not sent and says so.
public final class PacedTransport implements ApiTransport {
    private final ApiTransport transport;
    private final Pace pace;
    private final Bucket bucket;
    private final Semaphore inFlight;

    public PacedTransport(ApiTransport transport, Pace pace) {
        this.transport = transport;
        this.pace = pace;
        // Small capacities spread the requests: a burst must not use up the minute in its first second.
        this.bucket = Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(pace.perSecond())
                        .refillGreedy(pace.perSecond(), Duration.ofSeconds(1))
                        .build())
                .addLimit(Bandwidth.builder()
                        .capacity(pace.perMinute())
                        .refillGreedy(pace.perMinute(), Duration.ofMinutes(1))
                        .build())
                .build();
        this.inFlight = new Semaphore(pace.inFlight(), true);
    }

    @Override
    public ApiResult<ApiResponse> send(ApiRequest request) {
        boolean entered = false;
        try {
            long start = System.nanoTime();
            entered = inFlight.tryAcquire(pace.patience().toNanos(), TimeUnit.NANOSECONDS);
            long left = pace.patience().toNanos() - (System.nanoTime() - start);
            if (!entered || left <= 0 || !bucket.asBlocking().tryConsume(1, Duration.ofNanos(left))) {
                return notSent("too many requests of our own are waiting");
            }
            return CallDeadline.isOpen()
                    ? transport.send(request)
                    : notSent("the time in which this call may be sent is over");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return notSent("interrupted before it was sent");
        } finally {
            if (entered) {
                inFlight.release();
            }
        }
    }

    private static ApiResult<ApiResponse> notSent(String why) {
        return new ApiResult.Failed<>(new ApiFailure.Unreachable("not sent: " + why), "");
    }
}
