package io.mlconnector.sandbox.asana.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.time.Timers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// One webhook as the courier sees it: what was collected, what is ready, what is on its way. All of it is
/// lost with the webhook and with the process. Guarded by the courier's monitor.
final class Subscriber {
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_GROUP = 200;
    private static final int SHUFFLED_GROUPS = 3;

    /// What is done at a time.
    enum Duty {
        HEARTBEAT,
        RETRY,
        LAST_CHANCE
    }

    private final String gid;
    private final String resource;
    private final String target;
    private final String secret;
    private final Health health = new Health();
    private final Deque<Told> collected = new ArrayDeque<>();
    private final Deque<Parcel> ready = new ArrayDeque<>();
    private final Deque<Parcel> parked = new ArrayDeque<>();
    private final Map<Duty, Timers.Appointment> appointments = new EnumMap<>(Duty.class);
    private JsonNode filters;
    private @Nullable Parcel underway;
    private boolean resting;
    private boolean gone;

    Subscriber(Resource webhook) {
        this.gid = webhook.gid();
        this.resource = webhook.text("resource");
        this.target = webhook.text("target");
        this.secret = webhook.text("secret");
        this.filters = webhook.get("filters");
    }

    String gid() {
        return gid;
    }

    String resource() {
        return resource;
    }

    String target() {
        return target;
    }

    String secret() {
        return secret;
    }

    Health health() {
        return health;
    }

    void filters(JsonNode changed) {
        filters = changed;
    }

    /// @return whether it is the first one of a group
    boolean collect(Told told) {
        if (!Filters.pass(filters, told.event())) {
            return false;
        }
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

    /// Until [#unpark].
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

    boolean hasHeartbeat() {
        return (underway != null && underway.isHeartbeat()) || ready.stream().anyMatch(Parcel::isHeartbeat);
    }

    /// What can be sent now; one at a time.
    Optional<Parcel> take() {
        if (underway != null || resting) {
            return Optional.empty();
        }
        underway = ready.pollFirst();
        return Optional.ofNullable(underway);
    }

    boolean isUnderway() {
        return underway != null;
    }

    void land() {
        underway = null;
    }

    void rest() {
        resting = true;
    }

    void wake() {
        resting = false;
    }

    int waiting() {
        return collected.size() + ready.size() + parked.size();
    }

    /// In place of an earlier one for the same.
    void await(Duty duty, Timers.Appointment appointment) {
        forget(duty);
        appointments.put(duty, appointment);
    }

    void forget(Duty duty) {
        Timers.Appointment appointment = appointments.remove(duty);
        if (appointment != null) {
            appointment.cancel();
        }
    }

    boolean isGone() {
        return gone;
    }

    void goes() {
        gone = true;
        appointments.values().forEach(Timers.Appointment::cancel);
        appointments.clear();
    }
}
