package io.mlconnector.chaos.fleet;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// Brokers of several die one at a time: with two of three dead nothing more can be promised. The next one waits until
/// all copies are there again.
final class BrokerTurns implements AutoCloseable {
    private static final Duration WHOLE = Duration.ofMinutes(4);
    private static final Duration PRODUCED = Duration.ofMinutes(2);

    private final ReentrantLock turn = new ReentrantLock(true);
    private final List<Duration> resumed = new ArrayList<>();
    private final ClusterWatch watch;
    private final ProduceProbe probe;

    BrokerTurns(ClusterWatch watch, ProduceProbe probe) {
        this.watch = watch;
        this.probe = probe;
    }

    /// What happens to one broker.
    interface Blow {
        void strike() throws InterruptedException, IOException;
    }

    /// A death, and how long nobody can produce after it. Returns when all copies are there again.
    ///
    /// @throws IllegalStateException when they are not in time
    void death(Blow blow) throws InterruptedException, IOException {
        alone(() -> {
            long since = System.nanoTime();
            blow.strike();
            Duration until = probe.produce(since, PRODUCED);
            synchronized (resumed) {
                resumed.add(until);
            }
        });
    }

    /// Nothing happens to another broker meanwhile.
    ///
    /// @throws IllegalStateException when not all copies are there in time, before or after it
    void alone(Blow blow) throws InterruptedException, IOException {
        turn.lockInterruptibly();
        try {
            watch.awaitFullCopies(WHOLE);
            blow.strike();
            watch.awaitFullCopies(WHOLE);
        } finally {
            turn.unlock();
        }
    }

    /// From each death until every partition could be produced to again.
    List<Duration> resumed() {
        synchronized (resumed) {
            return List.copyOf(resumed);
        }
    }

    @Override
    public void close() {
        probe.close();
        watch.close();
    }
}
