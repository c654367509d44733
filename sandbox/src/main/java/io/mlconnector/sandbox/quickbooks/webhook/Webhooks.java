package io.mlconnector.sandbox.quickbooks.webhook;

import io.mlconnector.sandbox.quickbooks.books.Change;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/// The queue between the books and whoever listens. One group is on its way at a time; while it fails, the later ones
/// wait behind it.
public final class Webhooks implements AutoCloseable {
    private static final int MAX_WAITING = 100_000;
    private static final int MAX_HISTORY = 10_000;
    private static final int MAX_GROUP = 200;

    private final WebhookSettings settings;
    private final WebhookSender sender;
    private final Deque<WebhookEvent> waiting = new ArrayDeque<>();
    private final Deque<Group> history = new ArrayDeque<>();
    private final Deque<Group> again = new ArrayDeque<>();
    private final DeliveryLog log = new DeliveryLog();
    private final Thread courier;
    private String target;
    private WebhookFormat format = WebhookFormat.CLOUD_EVENTS;
    private boolean hurry;
    private boolean closed;

    /// What goes in one POST.
    ///
    /// @param repeat whether it was delivered before
    /// @param attempted counted down after the first attempt
    private record Group(List<WebhookEvent> events, boolean repeat, CountDownLatch attempted) {}

    /// @param target empty to send none
    public Webhooks(WebhookSettings settings, String target) {
        this.settings = settings;
        this.target = target;
        this.sender = new WebhookSender(settings.verifier());
        this.courier = Thread.ofVirtual().name("quickbooks-webhooks").unstarted(this::run);
    }

    public void start() {
        courier.start();
    }

    /// Without a target, events are not kept either: only what happens after the app is connected is told.
    public synchronized void tell(List<Change> changes) {
        for (Change change : changes) {
            if (change.type().announces(change.verb())) {
                WebhookEvent event = new WebhookEvent(
                        UUID.randomUUID().toString(), change.type(), change.id(), change.verb(), change.time());
                if (!target.isEmpty()) {
                    add(waiting, event, MAX_WAITING);
                }
            }
        }
        notifyAll();
    }

    /// A new target is tried at once, whatever wait the old one had earned.
    public synchronized void target(String url) {
        target = url;
        hurry = true;
        if (url.isEmpty()) {
            waiting.clear();
            again.forEach(group -> group.attempted().countDown());
            again.clear();
        }
        notifyAll();
    }

    public synchronized void format(WebhookFormat chosen) {
        format = chosen;
    }

    /// Sends every group that has arrived so far again, under the old ids of its events.
    ///
    /// @return counts down as each is attempted
    public synchronized CountDownLatch redeliver(int times, boolean shuffle, long seed) {
        List<Group> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.addAll(history);
        }
        if (target.isEmpty()) {
            all.clear();
        }
        if (shuffle) {
            Collections.shuffle(all, new Random(seed));
        }
        CountDownLatch attempted = new CountDownLatch(all.size());
        all.forEach(group -> again.addLast(new Group(group.events(), true, attempted)));
        notifyAll();
        return attempted;
    }

    public synchronized int waiting() {
        return waiting.size();
    }

    public synchronized String target() {
        return target;
    }

    public DeliveryLog log() {
        return log;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        courier.interrupt();
        sender.close();
    }

    private void run() {
        try {
            while (true) {
                Group group = nextGroup();
                synchronized (this) {
                    if (closed) {
                        return;
                    }
                }
                if (!group.events().isEmpty()) {
                    deliver(group);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Without events when closed, or when the target was taken away meanwhile.
    private synchronized Group nextGroup() throws InterruptedException {
        while (!closed && (target.isEmpty() || (waiting.isEmpty() && again.isEmpty()))) {
            wait();
        }
        Group repeat = again.pollFirst();
        if (repeat != null && !closed) {
            return repeat;
        }
        pause(settings.collect().toNanos(), false);
        List<WebhookEvent> events = new ArrayList<>();
        while (!closed && events.size() < MAX_GROUP && !waiting.isEmpty()) {
            events.add(waiting.removeFirst());
        }
        return new Group(List.copyOf(events), false, new CountDownLatch(1));
    }

    private void deliver(Group group) throws InterruptedException {
        for (int failures = 0; ; failures++) {
            String url;
            String body;
            synchronized (this) {
                hurry = false;
                url = target;
                body = format.body(settings.realmId(), group.events());
            }
            boolean arrived = url.isEmpty() || attempt(group, url, body);
            if (failures == 0) {
                group.attempted().countDown();
            }
            if (arrived) {
                return;
            }
            List<Duration> ladder = settings.retryDelays();
            synchronized (this) {
                pause(ladder.get(Math.min(failures, ladder.size() - 1)).toNanos(), true);
                if (closed) {
                    return;
                }
            }
        }
    }

    private boolean attempt(Group group, String url, String body) throws InterruptedException {
        Delivery delivery = sender.send(url, body, group.events().size());
        log.add(delivery);
        boolean arrived = delivery.status() == 200;
        if (arrived && !group.repeat()) {
            synchronized (this) {
                if (history.size() == MAX_HISTORY) {
                    history.removeFirst();
                }
                history.addLast(group);
            }
        }
        return arrived;
    }

    /// Waits on this monitor, which must be held; a new target cuts a retry's wait short.
    private void pause(long nanos, boolean cutShortByNewTarget) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        long left = nanos;
        while (left > 0 && !closed && !(cutShortByNewTarget && hurry)) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
            left = end - System.nanoTime();
        }
    }

    private static void add(Deque<WebhookEvent> queue, WebhookEvent event, int max) {
        if (queue.size() == max) {
            queue.removeFirst();
        }
        queue.addLast(event);
    }
}
