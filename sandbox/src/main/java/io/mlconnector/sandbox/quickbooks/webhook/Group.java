package io.mlconnector.sandbox.quickbooks.webhook;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// What goes in one POST; it fails and comes again as a whole.
///
/// @param repeat whether it was delivered before
/// @param attempted counted down after the first attempt
/// @param failures so far
/// @param due not to be sent before
/// @param held whether a fault has held it back already; once is enough
record Group(
        List<WebhookEvent> events, boolean repeat, CountDownLatch attempted, int failures, Instant due, boolean held) {
    Group {
        events = List.copyOf(events);
    }

    static Group of(List<WebhookEvent> events, Instant due) {
        return new Group(events, false, new CountDownLatch(1), 0, due, false);
    }

    Group again(CountDownLatch latch) {
        return new Group(events, true, latch, 0, Instant.EPOCH, false);
    }

    Group failed(Instant next) {
        return new Group(events, repeat, attempted, failures + 1, next, held);
    }

    Group dueAt(Instant time) {
        return new Group(events, repeat, attempted, failures, time, held);
    }

    Group heldUntil(Instant time) {
        return new Group(events, repeat, attempted, failures, time, true);
    }

    List<String> ids() {
        return events.stream().map(WebhookEvent::id).toList();
    }
}
