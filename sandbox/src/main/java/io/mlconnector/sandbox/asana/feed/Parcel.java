package io.mlconnector.sandbox.asana.feed;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/// One body on its way to a webhook's target, the same at each attempt.
///
/// @param events 0 for a heartbeat
/// @param repeat whether it was delivered before
/// @param spared whether nothing can happen to it on the way any more
/// @param attempted counted down after the first attempt
record Parcel(String body, int events, boolean repeat, boolean spared, CountDownLatch attempted) {
    /// The spaces are there for receivers that sign what they parsed and wrote again: only the raw bytes count.
    static Parcel of(List<Told> events) {
        String body = events.isEmpty()
                ? "{\"events\":[]}"
                : events.stream().map(Told::json).collect(Collectors.joining(", ", "{\"events\": [", "]}"));
        return new Parcel(body, events.size(), false, false, new CountDownLatch(1));
    }

    static Parcel heartbeat() {
        return of(List.of());
    }

    boolean isHeartbeat() {
        return events == 0;
    }

    Parcel again(CountDownLatch counter) {
        return new Parcel(body, events, true, spared, counter);
    }

    Parcel sparing() {
        return new Parcel(body, events, repeat, true, attempted);
    }

    /// After an attempt.
    Parcel retry() {
        return new Parcel(body, events, repeat, true, new CountDownLatch(1));
    }
}
