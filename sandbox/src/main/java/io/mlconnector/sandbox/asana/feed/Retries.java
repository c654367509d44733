package io.mlconnector.sandbox.asana.feed;

import io.mlconnector.sandbox.asana.feed.Subscriber.Duty;
import io.mlconnector.sandbox.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// When what did not arrive is tried again. Called with the roster's monitor held, and so calls `pump`.
final class Retries {
    private final Timers timers;
    private final List<Duration> delays;
    private final Roster roster;

    /// @param delays waits after the first, second, … failed delivery; the last one repeats
    Retries(Timers timers, List<Duration> delays, Roster roster) {
        this.timers = timers;
        this.delays = List.copyOf(delays);
        this.roster = roster;
    }

    /// @param headBlocks whether it holds back the later ones
    void failed(Subscriber subscriber, Parcel parcel, String content, boolean headBlocks, Consumer<Subscriber> pump) {
        Health health = subscriber.health();
        Duration wait = delays.get(Math.min(health.failures(), delays.size() - 1));
        health.failed(timers.clock().instant(), content, wait);
        if (headBlocks) {
            subscriber.queue().addFirst(parcel.retry());
            subscriber.queue().rest();
            subscriber.await(Duty.RETRY, timers.after(wait, Courier.THREAD, () -> tryAgain(subscriber, pump)));
        } else {
            hold(subscriber, parcel.retry(), wait, pump);
        }
        Instant deadline = health.deadline();
        if (health.failures() == 1 && deadline != null) {
            // A last attempt decides, also when the clock has jumped over all others.
            subscriber.await(Duty.LAST_CHANCE, timers.at(deadline, Courier.THREAD, () -> tryAgain(subscriber, pump)));
        }
    }

    /// Until then others may pass it.
    void hold(Subscriber subscriber, Parcel parcel, Duration wait, Consumer<Subscriber> pump) {
        subscriber.queue().park(parcel);
        timers.after(wait, Courier.THREAD, () -> {
            synchronized (roster) {
                subscriber.queue().unpark(parcel);
                pump.accept(subscriber);
            }
        });
    }

    private void tryAgain(Subscriber subscriber, Consumer<Subscriber> pump) {
        synchronized (roster) {
            subscriber.queue().wake();
            if (subscriber.health().isOver(timers.clock().instant())) {
                subscriber.queue().unparkAll();
            }
            pump.accept(subscriber);
        }
    }
}
