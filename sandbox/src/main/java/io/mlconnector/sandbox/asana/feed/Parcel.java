package io.mlconnector.sandbox.asana.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.Event;
import io.mlconnector.sandbox.http.Json;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// One body on its way to a webhook's target, the same at each attempt.
///
/// @param repeat whether it was delivered before
/// @param attempted counted down after the first attempt
record Parcel(String body, int events, boolean repeat, CountDownLatch attempted) {
    static Parcel of(List<Event> events) {
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("events");
        events.forEach(event -> array.add(event.toJson()));
        return new Parcel(Json.write(body), events.size(), false, new CountDownLatch(1));
    }

    static Parcel heartbeat() {
        return of(List.of());
    }

    Parcel again(CountDownLatch counter) {
        return new Parcel(body, events, true, counter);
    }
}
