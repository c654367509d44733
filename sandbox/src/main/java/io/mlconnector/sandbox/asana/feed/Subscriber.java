package io.mlconnector.sandbox.asana.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.Event;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Times;
import io.mlconnector.sandbox.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One webhook as the courier sees it. Guarded by the courier's monitor.
final class Subscriber {
    static final Duration HEARTBEAT = Duration.ofHours(8);
    static final Duration PATIENCE = Duration.ofHours(24);
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_GROUP = 200;

    private final String gid;
    private final String resource;
    private final String target;
    private final String secret;
    private JsonNode filters;
    private final Deque<Event> collected = new ArrayDeque<>();
    private long collectedUntil;
    private final Deque<Parcel> ready = new ArrayDeque<>();
    private boolean underway;
    private int failures;
    private long nextAttempt;
    private Instant heartbeatAt;
    private @Nullable Instant failingSince;
    private @Nullable Instant lastSuccess;
    private @Nullable Instant lastFailure;
    private @Nullable String lastFailureContent;
    private @Nullable Instant nextAttemptAfter;

    Subscriber(Resource webhook, Instant now) {
        this.gid = webhook.gid();
        this.resource = webhook.text("resource");
        this.target = webhook.text("target");
        this.secret = webhook.text("secret");
        this.filters = webhook.get("filters");
        this.heartbeatAt = now;
    }

    String gid() {
        return gid;
    }

    String target() {
        return target;
    }

    String secret() {
        return secret;
    }

    void filters(JsonNode changed) {
        filters = changed;
    }

    /// @param until when the group is sent, in nanoseconds
    void tell(Event event, long until) {
        if (!event.audience().contains(resource) || !Filters.pass(filters, event)) {
            return;
        }
        if (collected.isEmpty()) {
            collectedUntil = until;
        }
        if (collected.size() == MAX_WAITING) {
            // At most once, and nothing is replayed: an event that nobody takes is lost in the end.
            collected.removeFirst();
        }
        collected.addLast(event);
    }

    void add(Parcel parcel) {
        if (ready.size() < MAX_WAITING) {
            ready.addLast(parcel);
        }
    }

    void beatWhenDue(Instant now) {
        if (!now.isBefore(heartbeatAt.plus(HEARTBEAT))) {
            heartbeatAt = now;
            add(Parcel.heartbeat());
        }
    }

    /// What can be sent now; it stays first in line until it has arrived.
    Optional<Parcel> take(long nanoTime) {
        if (underway || (failures > 0 && nextAttempt - nanoTime > 0)) {
            return Optional.empty();
        }
        if (ready.isEmpty() && !collected.isEmpty() && collectedUntil - nanoTime <= 0) {
            List<Event> group = new ArrayList<>();
            while (group.size() < MAX_GROUP && !collected.isEmpty()) {
                group.add(collected.removeFirst());
            }
            ready.addLast(Parcel.of(group));
        }
        Optional<Parcel> first = Optional.ofNullable(ready.peekFirst());
        underway = first.isPresent();
        return first;
    }

    void arrived(Instant now) {
        underway = false;
        ready.removeFirst();
        failures = 0;
        failingSince = null;
        nextAttemptAfter = null;
        lastSuccess = now;
    }

    void failed(Instant now, String content, Duration wait) {
        underway = false;
        failures++;
        nextAttempt = System.nanoTime() + wait.toNanos();
        nextAttemptAfter = now.plus(wait);
        lastFailure = now;
        lastFailureContent = content;
        if (failingSince == null) {
            failingSince = now;
        }
    }

    boolean isIdle() {
        return ready.isEmpty() && collected.isEmpty();
    }

    int failures() {
        return failures;
    }

    /// Whether Asana has lost patience.
    boolean isDead(Instant now) {
        return failingSince != null && !now.isBefore(failingSince.plus(PATIENCE));
    }

    ObjectNode health() {
        return Json.object()
                .put("last_success_at", text(lastSuccess))
                .put("last_failure_at", text(lastFailure))
                .put("last_failure_content", lastFailureContent == null ? "" : lastFailureContent)
                .put("delivery_retry_count", failures)
                .put("next_attempt_after", text(nextAttemptAfter))
                .put("failure_deletion_timestamp", text(failingSince == null ? null : failingSince.plus(PATIENCE)));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : Times.text(time);
    }
}
