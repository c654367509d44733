package io.mlconnector.sandbox.quickbooks.webhook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/// Events that are in no group yet, oldest first. The oldest are lost when there are too many.
final class Waiting {
    private static final int MAX = 100_000;
    private static final int MAX_GROUP = 200;

    private final Deque<WebhookEvent> events = new ArrayDeque<>();

    void add(WebhookEvent event) {
        if (events.size() == MAX) {
            events.removeFirst();
        }
        events.addLast(event);
    }

    /// Takes the oldest ones out.
    ///
    /// @param mixed whether they may be of several companies
    List<WebhookEvent> take(boolean mixed) {
        List<WebhookEvent> taken = new ArrayList<>();
        Iterator<WebhookEvent> each = events.iterator();
        while (each.hasNext() && taken.size() < MAX_GROUP) {
            WebhookEvent event = each.next();
            if (mixed || taken.isEmpty() || taken.getFirst().realmId().equals(event.realmId())) {
                taken.add(event);
                each.remove();
            }
        }
        return taken;
    }

    int size() {
        return events.size();
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    void clear() {
        events.clear();
    }
}
