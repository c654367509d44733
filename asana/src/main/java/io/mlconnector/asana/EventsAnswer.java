package io.mlconnector.asana;

import io.mlconnector.asana.webhook.AsanaEvent;
import java.util.List;

/// What `GET /events` answers.
public sealed interface EventsAnswer {
    /// The token for the next call.
    String sync();

    /// @param hasMore call again at once
    record Events(List<AsanaEvent> events, String sync, boolean hasMore) implements EventsAnswer {
        public Events {
            events = List.copyOf(events);
        }
    }

    /// There was no token, or it is dead: whatever happened in between has to be found by reading everything once.
    record NewSync(String sync) implements EventsAnswer {}
}
