package io.mlconnector.local.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Bounded waiting for something that the connector does in its own time.
///
/// @param most then it is a failure
/// @param pause between two looks
record Eventually(Duration most, Duration pause) {
    static final Eventually USUAL = new Eventually(Duration.ofSeconds(20), Duration.ofMillis(100));
    /// The first step also waits for the connector to set up its fields and projects.
    static final Eventually FIRST = new Eventually(Duration.ofSeconds(60), Duration.ofMillis(200));

    /// @param what named in the failure
    <T> T find(String what, Supplier<Optional<T>> look) {
        long deadline = System.nanoTime() + most.toNanos();
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > deadline) {
                throw new StepFailure(what + " did not appear within " + most.toSeconds() + " s");
            }
            rest();
        }
    }

    /// @param differences empty when all is as it should be
    void holds(String what, Supplier<List<String>> differences) {
        long deadline = System.nanoTime() + most.toNanos();
        while (true) {
            List<String> wrong = differences.get();
            if (wrong.isEmpty()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new StepFailure(
                        what + " is not right within " + most.toSeconds() + " s: " + String.join("; ", wrong));
            }
            rest();
        }
    }

    private void rest() {
        LockSupport.parkNanos(pause.toNanos());
        if (Thread.currentThread().isInterrupted()) {
            throw new StepFailure("interrupted");
        }
    }
}
