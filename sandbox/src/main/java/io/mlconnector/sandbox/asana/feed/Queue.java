package io.mlconnector.sandbox.asana.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// What one webhook has to get: events that are collected, deliveries that are ready, parked, and the one on its way.
/// All of it is lost with the webhook and with the process. Guarded by the roster's monitor.
final class Queue {
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_GROUP = 200;
    private static final int SHUFFLED_GROUPS = 3;

    private final Deque<Told> collected = new ArrayDeque<>();
    private final Deque<Parcel> ready = new ArrayDeque<>();
    private final Deque<Parcel> parked = new ArrayDeque<>();
    private @Nullable Parcel underway;
    private boolean resting;

    /// @return whether it is the first one of a group
    boolean collect(Told told) {
        if (collected.size() == MAX_WAITING) {
            // At most once, and nothing is replayed: an event that nobody takes is lost in the end.
            collected.removeFirst();
        }
        collected.addLast(told);
        return collected.size() == 1;
    }

    /// Makes deliveries of what was collected.
    void pack(@Nullable Random shuffle) {
        List<Told> events = new ArrayList<>(collected);
        collected.clear();
        int size = MAX_GROUP;
        if (shuffle != null) {
            Collections.shuffle(events, shuffle);
            size = Math.clamp(Math.ceilDiv(events.size(), SHUFFLED_GROUPS), 1, MAX_GROUP);
        }
        for (int from = 0; from < events.size(); from += size) {
            add(Parcel.of(events.subList(from, Math.min(events.size(), from + size))));
        }
    }

    void add(Parcel parcel) {
        if (ready.size() < MAX_WAITING) {
            ready.addLast(parcel);
        } else {
            parcel.attempted().countDown();
        }
    }

    void addFirst(Parcel parcel) {
        ready.addFirst(parcel);
    }

    /// Behind the next one.
    void addSecond(Parcel parcel) {
        Parcel next = ready.pollFirst();
        ready.addFirst(parcel);
        if (next != null) {
            ready.addFirst(next);
        }
    }

    boolean hasNext() {
        return !ready.isEmpty();
    }

    /// What can be sent now; one at a time, until [#land] or [#park].
    Optional<Parcel> take() {
        if (underway != null || resting) {
            return Optional.empty();
        }
        underway = ready.pollFirst();
        return Optional.ofNullable(underway);
    }

    void land() {
        underway = null;
    }

    /// Until [#unpark]; others pass it.
    void park(Parcel parcel) {
        underway = null;
        parked.addLast(parcel);
    }

    void unpark(Parcel parcel) {
        if (parked.remove(parcel)) {
            ready.addFirst(parcel);
        }
    }

    void unparkAll() {
        parked.forEach(ready::addLast);
        parked.clear();
    }

    /// Nothing goes until [#wake].
    void rest() {
        resting = true;
    }

    void wake() {
        resting = false;
    }

    boolean hasHeartbeat() {
        return (underway != null && underway.isHeartbeat()) || ready.stream().anyMatch(Parcel::isHeartbeat);
    }

    int waiting() {
        return collected.size() + ready.size() + parked.size();
    }
}
