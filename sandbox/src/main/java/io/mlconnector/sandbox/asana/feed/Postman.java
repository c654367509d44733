package io.mlconnector.sandbox.asana.feed;

import io.mlconnector.sandbox.asana.feed.Subscriber.Duty;
import io.mlconnector.sandbox.http.SentLog;
import io.mlconnector.sandbox.store.Secret;
import io.mlconnector.sandbox.time.Timers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Carries what is ready: one body at a time to each webhook, in parallel to different ones. What does not
/// arrive is carried again, for a day. All methods but [#use] are called with the roster's monitor held.
final class Postman implements AutoCloseable {
    private static final int MAX_UNDERWAY = 500;
    private static final int SECRET_DIGITS = 32;

    private final Timers timers;
    private final Retries retries;
    private final HookSender sender;
    private final SentLog sent;
    private final Roster roster;
    private final History history;
    private final Consumer<String> onDeath;
    private final Semaphore carrying = new Semaphore(MAX_UNDERWAY);
    private FeedRules rules = FeedRules.DEFAULT;
    private Random random = new Random(rules.seed());
    private Mishap.Source mishaps = _ -> new Mishap.None();
    private boolean closed;

    /// @param retryDelays waits after the first, second, … failed delivery; the last one repeats
    /// @param onDeath told the gid of a webhook that failed for a day, without the monitor
    Postman(
            Timers timers,
            List<Duration> retryDelays,
            HookSender sender,
            SentLog sent,
            Roster roster,
            History history,
            Consumer<String> onDeath) {
        this.timers = timers;
        this.retries = new Retries(timers, retryDelays, roster);
        this.sender = sender;
        this.sent = sent;
        this.roster = roster;
        this.history = history;
        this.onDeath = onDeath;
    }

    void use(FeedRules changed) {
        synchronized (roster) {
            rules = changed;
            random = new Random(changed.seed());
        }
    }

    void use(Mishap.Source source) {
        synchronized (roster) {
            mishaps = source;
        }
    }

    FeedRules rules() {
        synchronized (roster) {
            return rules;
        }
    }

    @Override
    public void close() {
        synchronized (roster) {
            closed = true;
        }
    }

    void pack(Subscriber subscriber) {
        subscriber.queue().pack(rules.shuffle() ? random : null);
    }

    /// Sends what can be sent.
    void pump(Subscriber subscriber) {
        if (closed || subscriber.isGone()) {
            return;
        }
        for (Optional<Parcel> next = subscriber.queue().take();
                next.isPresent();
                next = subscriber.queue().take()) {
            dispatch(subscriber, next.get());
        }
    }

    /// What was waiting when its owner deleted the webhook, in one delivery that is not tried again.
    void bidFarewell(Subscriber subscriber) {
        if (rules.farewell() && !closed) {
            subscriber.queue().pack(null);
            subscriber.queue().take().ifPresent(last -> carry(subscriber, last, subscriber.secret()));
        }
    }

    private void dispatch(Subscriber subscriber, Parcel parcel) {
        // Heartbeats come when they want to, so they do not count: "the third delivery" is the third with events.
        Mishap mishap = parcel.spared() || parcel.isHeartbeat() ? new Mishap.None() : mishaps.next(subscriber.target());
        switch (mishap) {
            case Mishap.None _ -> carry(subscriber, parcel, subscriber.secret());
            case Mishap.WrongSecret _ -> carry(subscriber, parcel, Secret.hex(SECRET_DIGITS));
            case Mishap.Doubled _ -> {
                subscriber.queue().addFirst(parcel.again(new CountDownLatch(1)).sparing());
                carry(subscriber, parcel, subscriber.secret());
            }
            case Mishap.Lost _ -> {
                subscriber.queue().land();
                log(subscriber, parcel, 0, "lost on the way");
                parcel.attempted().countDown();
            }
            case Mishap.Delayed(Duration by) -> retries.hold(subscriber, parcel.sparing(), by, this::pump);
            case Mishap.Overtaken(Duration atMost) -> {
                if (subscriber.queue().hasNext()) {
                    subscriber.queue().land();
                    subscriber.queue().addSecond(parcel.sparing());
                } else {
                    retries.hold(subscriber, parcel.sparing(), atMost, this::pump);
                }
            }
        }
    }

    private void carry(Subscriber subscriber, Parcel parcel, String secret) {
        Duration patience = rules.answerWithin();
        Thread.ofVirtual().name(Courier.THREAD).start(() -> {
            try {
                carrying.acquire();
                HookSender.Outcome outcome;
                try {
                    outcome = sender.deliver(subscriber.target(), secret, parcel.body(), patience);
                    sent.add(
                            timers.clock().instant(),
                            subscriber.target(),
                            parcel.body().getBytes(StandardCharsets.UTF_8),
                            parcel.events(),
                            outcome.status());
                } finally {
                    carrying.release();
                }
                settle(subscriber, parcel, outcome);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void settle(Subscriber subscriber, Parcel parcel, HookSender.Outcome outcome) {
        boolean dead;
        synchronized (roster) {
            if (closed) {
                return;
            }
            Instant now = timers.clock().instant();
            subscriber.queue().land();
            log(subscriber, parcel, outcome.status(), outcome.remark());
            if (outcome.isSuccess()) {
                succeeded(subscriber, parcel, now);
            } else if (!subscriber.isGone()) {
                retries.failed(subscriber, parcel, outcome.content(), rules.headBlocks(), this::pump);
            }
            dead = !subscriber.isGone() && subscriber.health().isOver(now);
            if (dead) {
                roster.remove(subscriber.gid());
            }
            pump(subscriber);
        }
        parcel.attempted().countDown();
        if (dead) {
            onDeath.accept(subscriber.gid());
        }
    }

    private void succeeded(Subscriber subscriber, Parcel parcel, Instant now) {
        subscriber.health().succeeded(now);
        subscriber.queue().wake();
        subscriber.forget(Duty.RETRY);
        subscriber.forget(Duty.LAST_CHANCE);
        if (!parcel.isHeartbeat() && !parcel.repeat()) {
            history.remember(subscriber.gid(), parcel);
        }
    }

    private void log(Subscriber subscriber, Parcel parcel, int status, String remark) {
        history.log(new Delivery(
                timers.clock().instant(), subscriber.gid(), subscriber.target(), parcel.events(), status, remark));
    }
}
