package io.mlconnector.serviceruntime.pace;

import java.time.Duration;

/// How fast one connection may be called.
///
/// @param perSecond requests
/// @param perMinute requests
/// @param inFlight requests that are not answered yet
/// @param patience how long a request waits for its turn; then it counts as not sent. Of a writer: longer than all the
///     calls that it has under way at once take one after the other, and within their lease
/// @param afterRefusal how long all requests wait after a 429 that names no time
public record Pace(int perSecond, int perMinute, int inFlight, Duration patience, Duration afterRefusal) {
    /// QuickBooks: 10 a second and 500 a minute for a company and an app
    /// (https://developer.intuit.com/app/developer/qbo/docs/learn/limits-and-throttles). The two services
    /// that call it share that: writes are few and go first, reads get the larger part. Both together stay below
    /// 10 at once, 10 a second and 500 a minute, with some room for requests that the network bunches together.
    public static final Pace QUICKBOOKS_WRITES = new Pace(3, 160, 4, Duration.ofSeconds(25), Duration.ofSeconds(60));

    public static final Pace QUICKBOOKS_READS = new Pace(5, 320, 6, Duration.ofSeconds(20), Duration.ofSeconds(60));

    /// Asana: 1,500 a minute for a token on a paid plan, 15 writes and 50 reads in flight
    /// (https://developers.asana.com/docs/rate-limits).
    public static final Pace ASANA_WRITES = new Pace(20, 900, 12, Duration.ofSeconds(25), Duration.ofSeconds(15));

    public static final Pace ASANA_READS = new Pace(15, 540, 12, Duration.ofSeconds(20), Duration.ofSeconds(15));
}
