package io.mlconnector.enrich.poll;

import io.mlconnector.enrich.flow.Closing;
import io.mlconnector.enrich.flow.ClosingException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// One thread that looks for changes while this instance owns the connection.
public final class PollLoop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PollLoop.class);
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration AFTER_A_BUG = Duration.ofSeconds(30);

    private final String name;
    private final Ownership ownership;
    private final Closing closing;
    private final Rounds rounds;
    private final BlockingQueue<Boolean> wake = new ArrayBlockingQueue<>(1);
    private final Thread thread;
    private volatile boolean begun;

    /// What is done in the loop.
    public interface Rounds {
        /// When this instance has become the owner.
        void begin();

        /// @return how long to wait before the next one
        Duration next();

        /// Whether all was read that has to be read at the beginning. May be called by any thread.
        default boolean isLoaded() {
            return true;
        }
    }

    public PollLoop(String name, Ownership ownership, Closing closing, Rounds rounds) {
        this.name = name;
        this.ownership = ownership;
        this.closing = closing;
        this.rounds = rounds;
        this.thread = Thread.ofVirtual().name("enrich-poll-" + name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /// Look now.
    public void wakeUp() {
        var _ = wake.offer(true);
    }

    /// Whether the first load is done, by this instance or, while another one is the owner, by that one.
    public boolean isLoaded() {
        return (begun && rounds.isLoaded()) || (ownership.isSettled() && !ownership.isOwner());
    }

    private void run() {
        while (!closing.isClosed()) {
            try {
                if (ownership.await(IDLE)) {
                    own();
                }
            } catch (ClosingException | InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                LOG.errorf(e, "Looking for changes of %s failed; it starts anew", name);
                if (!rest()) {
                    return;
                }
            }
        }
    }

    private void own() throws InterruptedException {
        begun = false;
        rounds.begin();
        begun = true;
        LOG.infof(
                rounds.isLoaded()
                        ? "%s is read; looking for changes from now on"
                        : "%s is read as far as it lets us; looking for changes, and for the rest, from now on",
                name);
        while (ownership.isOwner()) {
            Duration rest = rounds.next();
            var _ = wake.poll(Math.max(1, rest.toMillis()), TimeUnit.MILLISECONDS);
            closing.check();
        }
    }

    private boolean rest() {
        try {
            closing.pause(AFTER_A_BUG);
            return true;
        } catch (ClosingException _) {
            return false;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
