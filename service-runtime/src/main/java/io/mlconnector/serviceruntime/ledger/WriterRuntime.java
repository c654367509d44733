package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.serviceruntime.pace.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Runs one writer: session after session until it is closed.
public final class WriterRuntime implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WriterRuntime.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /// A session that worked this long was a good one: the next trouble starts with a short wait again.
    private static final Duration GOOD = Duration.ofMinutes(1);

    /// What the health check shows.
    ///
    /// @param working whether commands are carried out, or would be if there were any
    /// @param detail a plain sentence
    public record Status(boolean working, String detail) {}

    private final WriterSettings settings;
    private final String bootstrapServers;
    private final OperationHandler handler;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // Under the lock.
    private @Nullable WriterSession session;
    private @Nullable Thread thread;
    private boolean closed;
    private long pausedUntilNanos;
    private boolean paused;
    private @Nullable String trouble;

    public WriterRuntime(WriterSettings settings, String bootstrapServers, OperationHandler handler, Clock clock) {
        this(settings, bootstrapServers, handler, TimeSource.of(clock));
    }

    /// @param time leases, waits and the times in the ledger are counted in it; what Kafka waits for is not
    public WriterRuntime(WriterSettings settings, String bootstrapServers, OperationHandler handler, TimeSource time) {
        this.settings = settings;
        this.bootstrapServers = bootstrapServers;
        this.handler = handler;
        this.time = time;
    }

    /// The consumer group; also the service's name.
    public String group() {
        return settings.service();
    }

    /// Joins the group and works until it is closed.
    public void start() {
        change(() -> {
            if (thread == null && !closed) {
                thread = Thread.ofPlatform().name(settings.service()).start(this::work);
            }
        });
    }

    public Status status() {
        lock.lock();
        try {
            if (paused) {
                return new Status(true, "Paused for a replay; it comes back by itself.");
            }
            if (trouble != null) {
                return new Status(false, trouble);
            }
            WriterSession now = session;
            if (now == null) {
                return new Status(false, "Has not joined its group yet.");
            }
            if (!now.owned().isEmpty() && !now.isLoaded()) {
                return new Status(false, "Loads its ledger.");
            }
            if (now.owned().isEmpty()) {
                return new Status(
                        true, "Stands by: other instances have all partitions, or the group is being joined.");
            }
            // The vendor's trouble is not ours: no restart would help.
            String waits = String.join(" ", now.shutOff());
            return new Status(true, "Owns the partitions " + now.owned() + "." + (waits.isEmpty() ? "" : " " + waits));
        } finally {
            lock.unlock();
        }
    }

    /// Leaves the group, so that its offsets can be moved, and comes back after at most this long. Returns when it has
    /// left.
    ///
    /// @return false when it did not get out in time; it comes back all the same
    public boolean pause(Duration most) {
        lock.lock();
        try {
            paused = true;
            pausedUntilNanos = System.nanoTime() + most.toNanos();
            if (session != null) {
                session.stop();
            }
            changed.signalAll();
            long left = settings.longestCall().plusSeconds(15).toNanos();
            while (session != null && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return session == null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// Comes back from [#pause].
    public void resume() {
        change(() -> paused = false);
    }

    private void work() {
        Duration wait = FIRST_WAIT;
        while (awaitTurn()) {
            long start = System.nanoTime();
            try (WriterSession now = new WriterSession(settings, bootstrapServers, handler, time)) {
                if (!open(now)) {
                    return;
                }
                now.run();
            } catch (InterruptException e) {
                LOG.warnf("%s was interrupted and starts anew", settings.service());
                boolean _ = Thread.interrupted();
            } catch (KafkaException | IllegalStateException e) {
                LOG.warnf(e, "%s starts anew: %s", settings.service(), e.getMessage());
                change(() -> trouble = "Kafka: " + e.getMessage());
            } finally {
                change(() -> session = null);
            }
            if (System.nanoTime() - start > GOOD.toNanos()) {
                wait = FIRST_WAIT;
            }
            if (look(() -> trouble) != null) {
                rest(wait);
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
                change(() -> trouble = null);
            }
        }
    }

    /// Waits out a pause.
    ///
    /// @return false when it is closed
    private boolean awaitTurn() {
        lock.lock();
        try {
            while (!closed && paused) {
                long left = pausedUntilNanos - System.nanoTime();
                if (left <= 0) {
                    paused = false;
                } else {
                    left = changed.awaitNanos(left);
                }
            }
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean open(WriterSession now) {
        lock.lock();
        try {
            session = now;
            if (paused) {
                now.stop();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void rest(Duration wait) {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /// Ends the calls that are under way, commits their outcomes and leaves the group.
    @Override
    public void close() {
        Thread running;
        lock.lock();
        try {
            closed = true;
            if (session != null) {
                session.stop();
            }
            running = thread;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (running != null) {
            try {
                running.join(settings.longestCall().plusSeconds(20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private <T extends @Nullable Object> T look(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }
}
