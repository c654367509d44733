package io.mlconnector.sandbox.asana.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.time.Timers;
import java.util.EnumMap;
import java.util.Map;

/// One webhook as the courier sees it. Guarded by the roster's monitor.
final class Subscriber {
    private final String gid;
    private final String resource;
    private final String target;
    private final String secret;
    private final Health health = new Health();
    private final Queue queue = new Queue();
    private final Map<Duty, Timers.Appointment> appointments = new EnumMap<>(Duty.class);
    private JsonNode filters;
    private boolean gone;

    /// What is done at a time.
    enum Duty {
        HEARTBEAT,
        RETRY,
        LAST_CHANCE
    }

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

    Queue queue() {
        return queue;
    }

    void filters(JsonNode changed) {
        filters = changed;
    }

    /// @return whether it is the first one of a group
    boolean collect(Told told) {
        return Filters.pass(filters, told.event()) && queue.collect(told);
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
