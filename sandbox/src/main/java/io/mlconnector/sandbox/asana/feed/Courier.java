package io.mlconnector.sandbox.asana.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.Event;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.http.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Brings events to the webhooks' targets in the background: one body at a time to each, in parallel to different ones.
final class Courier implements AutoCloseable {
    private static final long LOOK_MILLIS = 20;
    private static final long IDLE_MILLIS = 200;

    private final Clock clock;
    private final List<Duration> retryDelays;
    private final Consumer<String> onDeath;
    private final HookSender sender;
    private final Map<String, Subscriber> subscribers = new LinkedHashMap<>();
    private final History history = new History();
    private final Thread thread;
    private boolean closed;

    private record Trip(Subscriber subscriber, Parcel parcel) {}

    /// @param onDeath told the gid of a webhook that failed for a day
    Courier(Clock clock, List<Duration> retryDelays, HookSender sender, Consumer<String> onDeath) {
        this.clock = clock;
        this.retryDelays = List.copyOf(retryDelays);
        this.sender = sender;
        this.onDeath = onDeath;
        this.thread = Thread.ofVirtual().name("asana-webhooks").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    synchronized void subscribe(Resource webhook) {
        subscribers.put(webhook.gid(), new Subscriber(webhook, clock.instant()));
    }

    synchronized void beat(String webhook) {
        Subscriber subscriber = subscribers.get(webhook);
        if (subscriber != null) {
            subscriber.add(Parcel.heartbeat());
            notifyAll();
        }
    }

    synchronized void filter(String webhook, JsonNode filters) {
        Subscriber subscriber = subscribers.get(webhook);
        if (subscriber != null) {
            subscriber.filters(filters);
        }
    }

    synchronized void unsubscribe(String webhook) {
        subscribers.remove(webhook);
    }

    synchronized void tell(List<Event> events, Duration collect) {
        long until = System.nanoTime() + collect.toNanos();
        for (Event event : events) {
            subscribers.values().forEach(subscriber -> subscriber.tell(event, until));
        }
        notifyAll();
    }

    synchronized ObjectNode health(String webhook) {
        Subscriber subscriber = subscribers.get(webhook);
        return subscriber == null ? Json.object() : subscriber.health();
    }

    synchronized List<Delivery> latest() {
        return history.latest();
    }

    /// Puts everything that has arrived so far into the queues again, to webhooks that still exist.
    ///
    /// @return counts down as each is attempted
    synchronized CountDownLatch redeliver(int times, boolean shuffle, long seed) {
        List<History.Delivered> again = history.again(subscribers.keySet(), times, shuffle, seed);
        CountDownLatch attempted = new CountDownLatch(again.size());
        for (History.Delivered delivered : again) {
            Subscriber subscriber = subscribers.get(delivered.webhook());
            if (subscriber != null) {
                subscriber.add(delivered.parcel().again(attempted));
            }
        }
        notifyAll();
        return attempted;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                List<Trip> trips = new ArrayList<>();
                List<String> dead = new ArrayList<>();
                synchronized (this) {
                    if (closed) {
                        return;
                    }
                    prepare(trips, dead);
                    if (trips.isEmpty() && dead.isEmpty()) {
                        // The clock may be moved by hand, so even an idle courier looks at it now and then.
                        boolean idle = subscribers.values().stream().allMatch(Subscriber::isIdle);
                        wait(idle ? IDLE_MILLIS : LOOK_MILLIS);
                    }
                }
                dead.forEach(onDeath);
                for (Trip trip : trips) {
                    Thread.ofVirtual()
                            .name("asana-webhook-" + trip.subscriber().gid())
                            .start(() -> deliver(trip));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void prepare(List<Trip> trips, List<String> dead) {
        var now = clock.instant();
        long nanoTime = System.nanoTime();
        for (Subscriber subscriber : List.copyOf(subscribers.values())) {
            if (subscriber.isDead(now)) {
                subscribers.remove(subscriber.gid());
                dead.add(subscriber.gid());
                continue;
            }
            subscriber.beatWhenDue(now);
            subscriber.take(nanoTime).ifPresent(parcel -> trips.add(new Trip(subscriber, parcel)));
        }
    }

    private void deliver(Trip trip) {
        Subscriber subscriber = trip.subscriber();
        Parcel parcel = trip.parcel();
        HookSender.Outcome outcome;
        try {
            outcome = sender.deliver(subscriber.target(), subscriber.secret(), parcel.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        synchronized (this) {
            var now = clock.instant();
            history.log(new Delivery(
                    now, subscriber.gid(), subscriber.target(), parcel.events(), outcome.status(), outcome.remark()));
            if (outcome.isSuccess()) {
                subscriber.arrived(now);
                if (parcel.events() > 0 && !parcel.repeat()) {
                    history.remember(subscriber.gid(), parcel);
                }
            } else {
                String content = outcome.status() == 0 ? outcome.remark() : "HTTP " + outcome.status();
                subscriber.failed(
                        now, content, retryDelays.get(Math.min(subscriber.failures(), retryDelays.size() - 1)));
            }
            notifyAll();
        }
        parcel.attempted().countDown();
    }
}
