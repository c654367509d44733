package io.mlconnector.serviceruntime.pace;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Holds one connection to its [Pace]. A request that does not get its turn, or whose deadline passes while it waits,
/// is not sent and says so. After a 429 nobody is sent until the vendor's time is over: refused calls count too.
public final class PacedTransport implements ApiTransport {
    private static final int TOO_MANY = 429;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final ApiTransport transport;
    private final Pace pace;
    private final Bucket bucket;
    private final Semaphore inFlight;
    private final TimeSource time;
    private final AtomicLong notBeforeNanos;

    public PacedTransport(ApiTransport transport, Pace pace) {
        this(transport, pace, TimeSource.of(Clock.systemUTC()));
    }

    /// @param time in which the pace and its waits are counted
    public PacedTransport(ApiTransport transport, Pace pace, TimeSource time) {
        this.transport = transport;
        this.pace = pace;
        this.time = time;
        this.notBeforeNanos = new AtomicLong(time.nanoTime());
        // Small capacities spread the requests: a burst must not use up the minute in its first second.
        this.bucket = Bucket.builder()
                .withCustomTimePrecision(meter(time))
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
        Optional<ApiResult<ApiResponse>> tooEarly = tooEarly();
        if (tooEarly.isPresent()) {
            return tooEarly.get();
        }
        boolean entered = false;
        try {
            long start = time.nanoTime();
            long patience = pace.patience().toNanos();
            entered = inFlight.tryAcquire(time.sleepNanos(patience), TimeUnit.NANOSECONDS);
            long left = patience - (time.nanoTime() - start);
            if (!entered || left <= 0 || !bucket.asBlocking().tryConsume(1, left, waiting())) {
                return notSent("too many requests of our own are waiting");
            }
            if (!CallDeadline.isOpen()) {
                return notSent("the time in which this call may be sent is over");
            }
            // Somebody may have been refused while this one waited for its turn.
            return tooEarly().orElseGet(() -> sent(request));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return notSent("interrupted before it was sent");
        } finally {
            if (entered) {
                inFlight.release();
            }
        }
    }

    private static TimeMeter meter(TimeSource time) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return time.nanoTime();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }

    private BlockingStrategy waiting() {
        return nanos -> {
            long until = time.nanoTime() + nanos;
            for (long left = nanos; left > 0; left = until - time.nanoTime()) {
                LockSupport.parkNanos(time.sleepNanos(left));
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        };
    }

    private ApiResult<ApiResponse> sent(ApiRequest request) {
        ApiResult<ApiResponse> result = transport.send(request);
        if (result instanceof ApiResult.Ok<ApiResponse>(var response, var _) && response.status() == TOO_MANY) {
            long until = time.nanoTime() + asked(response).toNanos();
            notBeforeNanos.accumulateAndGet(until, (one, other) -> one - other >= 0 ? one : other);
        }
        return result;
    }

    private Duration asked(ApiResponse response) {
        return response.header("retry-after")
                .filter(value -> value.matches("[0-9]{1,5}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait)
                .orElse(pace.afterRefusal());
    }

    private Optional<ApiResult<ApiResponse>> tooEarly() {
        long left = notBeforeNanos.get() - time.nanoTime();
        return left <= 0
                ? Optional.empty()
                : Optional.of(new ApiResult.Failed<>(
                        new ApiFailure.RateLimited("not sent: the vendor asked for a pause", Duration.ofNanos(left)),
                        ""));
    }

    private static ApiResult<ApiResponse> notSent(String why) {
        return new ApiResult.Failed<>(new ApiFailure.Unreachable("not sent: " + why), "");
    }
}
