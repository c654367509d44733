package io.mlconnector.sandbox.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Does things at times of a [SandboxClock]. When the clock jumps, everything that has become due is done at once, in
/// the order of the due times. Each task runs on a virtual thread of its own and may wait for the network.
public final class Timers implements AutoCloseable {
    /// The longest sleep; a bound for the case that somebody changed the machine's own clock.
    private static final Duration MAX_SLEEP = Duration.ofSeconds(30);

    private final SandboxClock clock;
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparingLong(Task::number));
    private final Runnable wake = this::wake;
    private final Thread thread;
    private long numbers;
    private boolean closed;

    private record Task(Instant due, long number, String name, Runnable work) {}

    /// What [#at] gives, to take it back.
    @FunctionalInterface
    public interface Appointment {
        /// Does nothing when the time has come already.
        void cancel();
    }

    /// @param name of its thread
    public Timers(String name, SandboxClock clock) {
        this.clock = clock;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::loop);
        clock.onJump(wake);
        thread.start();
    }

    public SandboxClock clock() {
        return clock;
    }

    /// @param name of the thread that does it
    public Appointment at(Instant due, String name, Runnable work) {
        synchronized (this) {
            Task task = new Task(due, numbers++, name, work);
            tasks.add(task);
            notifyAll();
            return () -> {
                synchronized (this) {
                    tasks.remove(task);
                }
            };
        }
    }

    public Appointment after(Duration wait, String name, Runnable work) {
        return at(clock.instant().plus(wait), name, work);
    }

    /// What is not done yet is forgotten; what runs is not interrupted.
    @Override
    public void close() {
        clock.forget(wake);
        synchronized (this) {
            closed = true;
            tasks.clear();
            notifyAll();
        }
    }

    private synchronized void wake() {
        notifyAll();
    }

    private void loop() {
        try {
            for (Task due = next(); due != null; due = next()) {
                Thread.ofVirtual().name(due.name()).start(due.work());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for the next task to be due; null when closed.
    private synchronized @Nullable Task next() throws InterruptedException {
        while (!closed) {
            Task next = tasks.peek();
            Duration left = next == null ? MAX_SLEEP : Duration.between(clock.instant(), next.due());
            if (!left.isPositive()) {
                return tasks.poll();
            }
            boolean far = clock.isFrozen() || left.compareTo(MAX_SLEEP) > 0;
            wait(Math.max(1, (far ? MAX_SLEEP : left).toMillis()));
        }
        return null;
    }
}
