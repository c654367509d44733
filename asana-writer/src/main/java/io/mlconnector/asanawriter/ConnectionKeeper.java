package io.mlconnector.asanawriter;

import io.mlconnector.asanawriter.operation.ProjectWebhooks;
import io.mlconnector.asanawriter.provision.Layouts;
import io.mlconnector.asanawriter.provision.Provisioned;
import io.mlconnector.asanawriter.provision.Provisioner;
import io.mlconnector.asanawriter.webhook.WebhookKeeper;
import io.mlconnector.contracts.ConnectionPartitioner;
import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.change.ConnectionId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// While this instance owns the connection: sets the workspace up, then keeps its webhooks. Runs beside the commands
/// and never holds them up, except that they wait for the layout.
final class ConnectionKeeper implements ProjectWebhooks, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ConnectionKeeper.class);

    /// @param firstRetry doubled after each failure up to `longestRetry`
    /// @param look how often the webhooks are compared although nothing happened
    record Pace(Duration firstRetry, Duration longestRetry, Duration look) {
        static Pace looking(Duration look) {
            return new Pace(Duration.ofSeconds(2), Duration.ofMinutes(5), look);
        }
    }

    /// What the health page shows.
    ///
    /// @param isWorking whether the workspace is set up, or not for us to set up
    /// @param problem what a person has to do; null when there is nothing
    record Status(boolean isWorking, String state, @Nullable String problem) {
        static final Status NOT_ASSIGNED = new Status(true, "not assigned", null);
        static final Status READY = new Status(true, "ready", null);

        static Status settingUp(String more) {
            return new Status(false, "setting up" + more, null);
        }
    }

    private final ConnectionId connection;
    private final Provisioner provisioner;
    private final WebhookKeeper webhooks;
    private final Layouts layouts;
    private final Pace pace;
    private final Semaphore news = new Semaphore(0);
    /// One worker at a time: two at once would create everything twice.
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Status status = Status.NOT_ASSIGNED;
    private @Nullable Thread worker;

    ConnectionKeeper(
            ConnectionId connection, Provisioner provisioner, WebhookKeeper webhooks, Layouts layouts, Pace pace) {
        this.connection = connection;
        this.provisioner = provisioner;
        this.webhooks = webhooks;
        this.layouts = layouts;
        this.pace = pace;
    }

    Status status() {
        return status;
    }

    /// Called by the loop whenever the partitions of this instance change.
    synchronized void assigned(Set<Integer> partitions) {
        boolean ours = partitions.contains(ConnectionPartitioner.partition(connection.value(), Topics.PARTITIONS));
        if (ours && worker == null) {
            status = Status.settingUp("");
            worker = Thread.ofVirtual().name("asana-keeper-" + connection).start(this::keep);
        } else if (!ours && worker != null) {
            close();
        }
    }

    /// There is an access token again: whoever waits for one need not wait out its time.
    void tokenIsThere() {
        if (!status.isWorking()) {
            news.release();
        }
    }

    @Override
    public void want(ConnectionId linked, String projectGid) {
        if (linked.equals(connection) && webhooks.want(projectGid)) {
            news.release();
        }
    }

    @Override
    public synchronized void close() {
        if (worker != null) {
            worker.interrupt();
            worker = null;
        }
        layouts.remove(connection);
        status = Status.NOT_ASSIGNED;
    }

    private void keep() {
        try {
            turn.lockInterruptibly();
            try {
                keepWebhooks(setUp());
            } finally {
                turn.unlock();
            }
        } catch (InterruptedException _) {
            // The partition went elsewhere, or the service stops.
            Thread.currentThread().interrupt();
        }
    }

    private ConnectionV1 setUp() throws InterruptedException {
        Duration wait = pace.firstRetry();
        while (true) {
            Provisioned outcome;
            try {
                outcome = provisioner.run(connection);
            } catch (RuntimeException e) {
                // The store: Kafka is away. What came of it is found again by the next run.
                LOG.warnf(e, "setting up the workspace failed");
                outcome = new Provisioned.NotNow(wait, "the connection's record cannot be read or written");
            }
            switch (outcome) {
                case Provisioned.Ready(var ready) -> {
                    use(ready);
                    LOG.infof("workspace %s is set up for connection %s", ready.workspace(), connection);
                    return ready;
                }
                case Provisioned.NotNow(var after, var why) -> {
                    show(Status.settingUp(": " + why));
                    LOG.infof("setting up the workspace waits: %s", why);
                    pause(after.compareTo(wait) > 0 ? after : wait);
                }
                case Provisioned.NeedsPerson(var why) -> {
                    show(new Status(false, "needs a person", why));
                    LOG.errorf("setting up the workspace needs a person: %s", why);
                    pause(wait);
                }
            }
            wait = longer(wait);
        }
    }

    private synchronized void use(ConnectionV1 ready) {
        if (ready.layout() != null && Thread.currentThread().equals(worker)) {
            layouts.put(connection, ready.layout());
        }
        show(Status.READY);
    }

    /// A worker that was sent away says nothing any more.
    private synchronized void show(Status now) {
        if (Thread.currentThread().equals(worker)) {
            status = now;
        }
    }

    private void keepWebhooks(ConnectionV1 ready) throws InterruptedException {
        Duration wait = pace.firstRetry();
        while (true) {
            List<String> troubles;
            try {
                troubles = webhooks.reconcile(ready).troubles();
            } catch (RuntimeException e) {
                LOG.warnf(e, "looking after the webhooks failed");
                troubles = List.of("the webhooks' records cannot be read or written");
            }
            if (troubles.isEmpty()) {
                show(Status.READY);
                wait = pace.firstRetry();
                pause(spread(pace.look()));
            } else {
                show(new Status(
                        true,
                        "ready; webhooks missing or failing, polling covers them: " + troubles.size(),
                        troubles.getFirst()));
                LOG.infof(
                        "%d webhooks are missing or failing, polling covers them meanwhile: %s",
                        troubles.size(), troubles.getFirst());
                pause(wait);
                wait = longer(wait);
            }
        }
    }

    /// Ends early when a project was linked.
    private void pause(Duration wait) throws InterruptedException {
        if (news.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    /// From three quarters of it to all of it: many connections do not look at the same moment.
    private static Duration spread(Duration wait) {
        long quarter = wait.toMillis() / 4;
        return wait.minusMillis(ThreadLocalRandom.current().nextLong(quarter + 1));
    }

    private Duration longer(Duration wait) {
        Duration doubled = wait.multipliedBy(2);
        return doubled.compareTo(pace.longestRetry()) > 0 ? pace.longestRetry() : doubled;
    }
}
