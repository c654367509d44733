package io.mlconnector.sandbox.asana.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/// What the courier has done: the latest attempts, for people, and the bodies that arrived, for sending them
/// again. Guarded by the courier's monitor.
final class History {
    private static final int MAX_ARRIVED = 10_000;
    private static final int MAX_LOG = 200;

    private final Deque<Delivered> arrived = new ArrayDeque<>();
    private final Deque<Delivery> log = new ArrayDeque<>();

    record Delivered(String webhook, Parcel parcel) {}

    void log(Delivery delivery) {
        if (log.size() == MAX_LOG) {
            log.removeLast();
        }
        log.addFirst(delivery);
    }

    /// Newest first.
    List<Delivery> latest() {
        return List.copyOf(log);
    }

    void remember(String webhook, Parcel parcel) {
        if (arrived.size() == MAX_ARRIVED) {
            arrived.removeFirst();
        }
        arrived.addLast(new Delivered(webhook, parcel));
    }

    /// Everything that arrived at these webhooks, several times over.
    List<Delivered> again(Collection<String> webhooks, int times, boolean shuffle, long seed) {
        List<Delivered> again = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            arrived.stream()
                    .filter(delivered -> webhooks.contains(delivered.webhook()))
                    .forEach(again::add);
        }
        if (shuffle) {
            Collections.shuffle(again, new Random(seed));
        }
        return again;
    }
}
