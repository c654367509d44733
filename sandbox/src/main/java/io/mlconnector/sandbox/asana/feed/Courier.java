package io.mlconnector.sandbox.asana.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.feed.Subscriber.Duty;
import io.mlconnector.sandbox.asana.model.Event;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// Sorts events to the webhooks that hear of them, and sees to their heartbeats. Every wait goes by the
/// sandbox's clock. The roster.s monitor guards all that the courier and the postman share.
final class Courier {
    static final String THREAD = "asana-webhooks";

    private final Timers timers;
    private final Roster roster;
    private final History history;
    private final Postman postman;

    Courier(Timers timers, Roster roster, History history, Postman postman) {
        this.timers = timers;
        this.roster = roster;
        this.history = history;
        this.postman = postman;
    }

    void subscribe(Resource webhook) {
        synchronized (roster) {
            Subscriber subscriber = new Subscriber(webhook);
            roster.add(subscriber);
            beatAt(subscriber, timers.clock().instant().plus(Health.HEARTBEAT));
        }
    }

    /// @return counts down when the heartbeat was attempted
    CountDownLatch beat(String webhook) {
        Parcel heartbeat = Parcel.heartbeat();
        synchronized (roster) {
            roster.find(webhook)
                    .ifPresentOrElse(
                            subscriber -> {
                                subscriber.queue().add(heartbeat);
                                postman.pump(subscriber);
                            },
                            heartbeat.attempted()::countDown);
        }
        return heartbeat.attempted();
    }

    void beatAfter(Duration wait, String webhook) {
        timers.after(wait, THREAD, () -> beat(webhook));
    }

    void filter(String webhook, JsonNode filters) {
        synchronized (roster) {
            roster.find(webhook).ifPresent(subscriber -> subscriber.filters(filters));
        }
    }

    /// By its owner, who may still get what was on its way.
    void unsubscribe(String webhook) {
        synchronized (roster) {
            roster.remove(webhook).ifPresent(postman::bidFarewell);
        }
    }

    /// By Asana: whatever was waiting is lost.
    void lose(String webhook) {
        synchronized (roster) {
            roster.remove(webhook);
        }
    }

    void tell(List<Event> events, Duration collect) {
        Set<Subscriber> opened = new LinkedHashSet<>();
        synchronized (roster) {
            for (Event event : events) {
                Told told = new Told(event);
                for (Subscriber subscriber : roster.listening(event)) {
                    if (subscriber.collect(told)) {
                        opened.add(subscriber);
                    }
                }
            }
        }
        if (!opened.isEmpty()) {
            timers.after(collect, THREAD, () -> flush(opened));
        }
    }

    ObjectNode health(String webhook) {
        synchronized (roster) {
            return roster.find(webhook)
                    .map(subscriber -> subscriber.health().show())
                    .orElseGet(Json::object);
        }
    }

    int waiting(String webhook) {
        synchronized (roster) {
            return roster.find(webhook)
                    .map(subscriber -> subscriber.queue().waiting())
                    .orElse(0);
        }
    }

    List<Delivery> latest() {
        synchronized (roster) {
            return history.latest();
        }
    }

    /// Puts everything that has arrived so far into the queues again, to webhooks that still exist.
    ///
    /// @return counts down as each is attempted
    CountDownLatch redeliver(int times, boolean shuffle, long seed) {
        synchronized (roster) {
            List<History.Delivered> again = history.again(roster.gids(), times, shuffle, seed);
            CountDownLatch attempted = new CountDownLatch(again.size());
            for (History.Delivered delivered : again) {
                roster.find(delivered.webhook()).ifPresent(subscriber -> {
                    subscriber.queue().add(delivered.parcel().again(attempted));
                    postman.pump(subscriber);
                });
            }
            return attempted;
        }
    }

    private void beatAt(Subscriber subscriber, Instant due) {
        subscriber.await(Duty.HEARTBEAT, timers.at(due, THREAD, () -> beatDue(subscriber, due)));
    }

    private void beatDue(Subscriber subscriber, Instant due) {
        synchronized (roster) {
            if (subscriber.isGone()) {
                return;
            }
            if (!subscriber.queue().hasHeartbeat()) {
                subscriber.queue().add(Parcel.heartbeat());
                postman.pump(subscriber);
            }
            Instant next = due.plus(Health.HEARTBEAT);
            while (!next.isAfter(timers.clock().instant())) {
                next = next.plus(Health.HEARTBEAT);
            }
            beatAt(subscriber, next);
        }
    }

    private void flush(Set<Subscriber> subscribers) {
        synchronized (roster) {
            for (Subscriber subscriber : subscribers) {
                if (!subscriber.isGone()) {
                    postman.pack(subscriber);
                    postman.pump(subscriber);
                }
            }
        }
    }
}
