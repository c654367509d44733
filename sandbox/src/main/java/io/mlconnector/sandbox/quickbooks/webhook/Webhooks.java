package io.mlconnector.sandbox.quickbooks.webhook;

import io.mlconnector.sandbox.http.SentLog;
import io.mlconnector.sandbox.quickbooks.books.Change;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.Verb;
import io.mlconnector.sandbox.time.SandboxClock;
import io.mlconnector.sandbox.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/// The events of all companies on their way to the app's one address. One group is under way at a time; while it fails,
/// the later ones wait behind it.
///
/// ```
/// told → collected → sent ─ 200 → delivered
///                     ↑  └ anything else, or 3 s → failed
///                     └────── the ladder's wait ─────┘
/// ```
public final class Webhooks implements AutoCloseable {
    private static final int MAX_HISTORY = 10_000;
    /// What waits to be overtaken waits no longer than this.
    private static final Duration MAX_HELD = Duration.ofMinutes(10);

    private static final String NAME = "quickbooks-webhooks";

    private final WebhookSettings settings;
    private final SandboxClock clock;
    private final Mishap.Source mishaps;
    private final SentLog sent = new SentLog();
    private final WebhookSender sender;
    private final Timers timers;
    private final Line line;
    private final Deque<Group> history = new ArrayDeque<>();
    private final DeliveryLog log = new DeliveryLog();
    private WebhookOptions options;
    private boolean sending;
    private boolean hurry;
    private boolean closed;

    /// @param target empty to send none
    public Webhooks(WebhookSettings settings, String target, SandboxClock clock, Mishap.Source mishaps) {
        this.settings = settings;
        this.clock = clock;
        this.mishaps = mishaps;
        this.options = WebhookOptions.initial(target, settings.collect());
        this.sender = new WebhookSender(clock, sent);
        this.line = new Line(clock);
        this.timers = new Timers(NAME, clock);
    }

    /// What really went out.
    SentLog sent() {
        return sent;
    }

    /// Without a target, events are not kept either: only what happens after the app is connected is told.
    public void tell(String realmId, List<Change> changes) {
        changes.stream()
                .filter(change -> change.type().announces(change.verb()))
                .forEach(change -> add(WebhookEvent.of(realmId, change), false));
    }

    /// Sends it whatever is subscribed to.
    void test(String id, String realmId, EntityType type, String entityId, Verb verb) {
        add(new WebhookEvent(id, realmId, type, entityId, verb, clock.instant(), null), true);
    }

    private synchronized void add(WebhookEvent event, boolean unasked) {
        if (!options.url().isEmpty() && (unasked || options.subscriptions().include(event))) {
            Instant until = clock.instant().plus(options.collect());
            if (line.add(event, until)) {
                timers.at(until, NAME, this::pump);
            }
        }
    }

    /// A new target is tried at once, whatever wait the old one had earned.
    public void target(String url) {
        change(now -> now.to(url));
    }

    /// As [#target], for everything that the app's webhook page can say.
    public synchronized void change(UnaryOperator<WebhookOptions> change) {
        options = change.apply(options);
        hurry = true;
        line.hurry();
        if (options.url().isEmpty()) {
            line.clear();
        }
        pumpSoon();
    }

    public synchronized WebhookOptions options() {
        return options;
    }

    /// Sends every group that has arrived so far again, under the old ids of its events.
    ///
    /// @return counts down as each is attempted
    public synchronized CountDownLatch redeliver(int times, boolean shuffle, long seed) {
        List<Group> all = new ArrayList<>();
        for (int i = 0; i < times && !options.url().isEmpty(); i++) {
            all.addAll(history);
        }
        if (shuffle) {
            Collections.shuffle(all, new Random(seed));
        }
        CountDownLatch attempted = new CountDownLatch(all.size());
        all.forEach(group -> line.repeat(group.again(attempted)));
        pumpSoon();
        return attempted;
    }

    /// Events that were told and not acknowledged yet.
    public synchronized int waiting() {
        return line.size();
    }

    /// The time of the next attempt, when everything waits behind a failure.
    public synchronized Optional<Instant> blockedUntil() {
        return line.head().filter(group -> group.failures() > 0).map(Group::due);
    }

    public synchronized String target() {
        return options.url();
    }

    public DeliveryLog log() {
        return log;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        timers.close();
        sender.close();
    }

    private void pumpSoon() {
        timers.at(Instant.EPOCH, NAME, this::pump);
    }

    /// Sends what is due, one group after the other; does nothing while another thread does.
    private void pump() {
        try {
            for (Optional<Group> group = take(); group.isPresent(); group = take()) {
                carry(group.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Optional<Group> take() {
        if (closed || sending || options.url().isEmpty()) {
            return Optional.empty();
        }
        Optional<Group> next = line.next(options.mixRealms());
        sending = next.isPresent();
        hurry = false;
        return next;
    }

    private void carry(Group group) throws InterruptedException {
        WebhookOptions now = options();
        boolean again = group.held() || group.failures() > 0;
        Mishap mishap = again ? new Mishap.None() : mishaps.next();
        switch (mishap) {
            case Mishap.Lost lost -> {
                log.add(WebhookSender.delivery(clock.instant(), group, now, 0, lost.remark(), Duration.ZERO));
                drop(group);
            }
            case Mishap.Delayed delayed -> hold(group, now, delayed, delayed.by());
            case Mishap.Reordered reordered -> hold(group, now, reordered, MAX_HELD);
            case Mishap.WrongSecret wrong ->
                settle(group, sender.send(group, now, "not-" + settings.verifier(), wrong.remark()));
            case Mishap.Doubled doubled -> {
                log.add(sender.send(group, now, settings.verifier(), doubled.remark()));
                settle(group, sender.send(group, now, settings.verifier(), doubled.remark()));
            }
            case Mishap.None none -> settle(group, sender.send(group, now, settings.verifier(), none.remark()));
        }
    }

    private synchronized void drop(Group group) {
        sending = false;
        group.attempted().countDown();
        line.done();
    }

    private synchronized void hold(Group group, WebhookOptions now, Mishap why, Duration by) {
        sending = false;
        Instant due = clock.instant().plus(by);
        log.add(WebhookSender.delivery(clock.instant(), group, now, 0, why.remark(), Duration.ZERO)
                .again(due));
        line.hold(group.heldUntil(due), why instanceof Mishap.Reordered);
        timers.at(due, NAME, this::pump);
    }

    private synchronized void settle(Group group, Delivery delivery) {
        sending = false;
        if (group.failures() == 0) {
            group.attempted().countDown();
        }
        if (delivery.acknowledged()) {
            log.add(delivery);
            keep(group);
            line.done();
            line.overtaken();
        } else if (options.url().isEmpty() || closed) {
            log.add(delivery);
            line.done();
        } else {
            Instant next = hurry ? clock.instant() : clock.instant().plus(settings.waitAfter(group.failures() + 1));
            log.add(delivery.again(next));
            line.failed(group.failed(next));
            timers.at(next, NAME, this::pump);
        }
    }

    private void keep(Group group) {
        if (!group.repeat()) {
            if (history.size() == MAX_HISTORY) {
                history.removeFirst();
            }
            history.addLast(group);
        }
    }
}
