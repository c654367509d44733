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
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// While this instance owns the connection: sets the workspace up, then keeps its webhooks. Runs beside the commands
/// and never holds them up, except that they wait for the layout.
final class ConnectionKeeper implements ProjectWebhooks, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ConnectionKeeper.class);

    /// @param firstRetry doubled after each failure up to `longestRetry`
    /// @param look how often the webhooks are compared although nothing happened
    record Pace(Duration firstRetry, Duration longestRetry, Duration look) {
        static final Pace DEFAULT = new Pace(Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofMinutes(10));
    }

    /// What the health page shows.
    ///
    /// @param problem what a person has to do; null when there is nothing
    record Status(String state, @Nullable String problem) {}

    private final ConnectionId connection;
    private final Provisioner provisioner;
    private final WebhookKeeper webhooks;
    private final Layouts layouts;
    private final Pace pace;
    private final Semaphore news = new Semaphore(0);
    private volatile Status status = new Status("not assigned", null);
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
            status = new Status("setting up", null);
            worker = Thread.ofVirtual().name("asana-keeper-" + connection).start(this::keep);
        } else if (!ours && worker != null) {
            close();
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
        status = new Status("not assigned", null);
    }

    private void keep() {
        try {
            ConnectionV1 ready = setUp();
            keepWebhooks(ready);
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
                    if (ready.layout() != null && !Thread.currentThread().isInterrupted()) {
                        layouts.put(connection, ready.layout());
                    }
                    status = new Status("ready", null);
                    LOG.infof("workspace %s is set up for connection %s", ready.workspace(), connection);
                    return ready;
                }
                case Provisioned.NotNow(var after, var why) -> {
                    status = new Status("setting up: " + why, null);
                    LOG.infof("setting up the workspace waits: %s", why);
                    pause(after.compareTo(wait) > 0 ? after : wait);
                }
                case Provisioned.NeedsPerson(var why) -> {
                    status = new Status("needs a person", why);
                    LOG.errorf("setting up the workspace needs a person: %s", why);
                    pause(wait);
                }
            }
            wait = longer(wait);
        }
    }

    private void keepWebhooks(ConnectionV1 ready) throws InterruptedException {
        Duration wait = pace.firstRetry();
        while (true) {
            List<String> missing;
            try {
                missing = webhooks.reconcile(ready);
            } catch (RuntimeException e) {
                LOG.warnf(e, "looking after the webhooks failed");
                missing = List.of("the webhooks' records cannot be read or written");
            }
            if (missing.isEmpty()) {
                status = new Status("ready", null);
                wait = pace.firstRetry();
                pause(pace.look());
            } else {
                status = new Status("ready; webhooks missing, polling covers them: " + missing.size(), null);
                LOG.infof(
                        "%d webhooks are missing, polling covers them meanwhile: %s",
                        missing.size(), missing.getFirst());
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

    private Duration longer(Duration wait) {
        Duration doubled = wait.multipliedBy(2);
        return doubled.compareTo(pace.longestRetry()) > 0 ? pace.longestRetry() : doubled;
    }
}
