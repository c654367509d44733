package io.mlconnector.serviceruntime.upkeep;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Sweeps again and again while the connection is ours.
final class SweepTimer implements AutoCloseable {
    private final String name;
    private final Duration first;
    private final Duration every;
    private final Runnable sweep;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // Under the lock.
    private boolean ours;
    /// Counts how often the connection came to us: one that was away only for a moment begins anew as well.
    private long turn;
    private boolean closed;
    private @Nullable Thread thread;

    /// @param first how long after the connection became ours
    /// @param every how long after the end of the one before
    SweepTimer(String name, Duration first, Duration every, Runnable sweep) {
        this.name = name;
        this.first = first;
        this.every = every;
        this.sweep = sweep;
    }

    void assigned(boolean isOurs) {
        lock.lock();
        try {
            if (isOurs && !ours) {
                turn++;
            }
            ours = isOurs;
            changed.signalAll();
            if (thread == null && !closed) {
                thread = Thread.ofVirtual().name(name).start(this::keep);
            }
        } finally {
            lock.unlock();
        }
    }

    private void keep() {
        try {
            for (long now = awaitOurs(); now > 0; now = awaitOurs()) {
                Duration wait = first;
                while (staysOurs(now, wait)) {
                    sweep.run();
                    wait = every;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return the turn; 0 when it is closed
    private long awaitOurs() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && !ours) {
                changed.await();
            }
            return closed ? 0 : turn;
        } finally {
            lock.unlock();
        }
    }

    /// @return false, early, when the partition went elsewhere
    private boolean staysOurs(long now, Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = wait.toNanos();
            while (!closed && ours && turn == now && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closed && ours && turn == now;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (thread != null) {
                thread.interrupt();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
