package io.mlconnector.sandbox.asana.feed;

import io.mlconnector.sandbox.asana.model.Event;
import io.mlconnector.sandbox.http.Json;
import org.jspecify.annotations.Nullable;

/// An event that somebody hears of. However many hear of it, it is written as JSON once.
final class Told {
    private final Event event;
    private @Nullable String json;

    Told(Event event) {
        this.event = event;
    }

    Event event() {
        return event;
    }

    synchronized String json() {
        String written = json;
        if (written == null) {
            written = Json.write(event.toJson());
            json = written;
        }
        return written;
    }
}
