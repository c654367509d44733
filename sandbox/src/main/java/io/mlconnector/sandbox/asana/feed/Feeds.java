package io.mlconnector.sandbox.asana.feed;

import io.mlconnector.sandbox.asana.model.Event;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Passes on what happened to both feeds. The webhooks come later than the world that they listen to.
public final class Feeds implements Consumer<List<Event>> {
    private final EventLog log;
    private final AtomicReference<@Nullable Webhooks> webhooks = new AtomicReference<>();

    public Feeds(EventLog log) {
        this.log = log;
    }

    public void connect(Webhooks listener) {
        webhooks.set(listener);
    }

    @Override
    public void accept(List<Event> events) {
        log.add(events);
        Webhooks listener = webhooks.get();
        if (listener != null) {
            listener.tell(events);
        }
    }
}
