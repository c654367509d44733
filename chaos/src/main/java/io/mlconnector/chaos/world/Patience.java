package io.mlconnector.chaos.world;

import java.time.Duration;
import java.util.Optional;

/// People try again until it works.
public final class Patience {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private Patience() {}

    /// Something at a vendor that may fail.
    @FunctionalInterface
    public interface Attempt<T> {
        T run() throws Api.FailedException, InterruptedException;
    }

    /// @throws IllegalStateException saying what did not come in time
    public static <T> T until(String what, Duration most, Attempt<Optional<T>> attempt) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        String last = "nothing there";
        while (System.nanoTime() < deadline) {
            try {
                Optional<T> found = attempt.run();
                if (found.isPresent()) {
                    return found.get();
                }
                last = "nothing there";
            } catch (Api.FailedException e) {
                last = String.valueOf(e.getMessage());
            }
            Thread.sleep(PAUSE);
        }
        throw new IllegalStateException("Not within " + most.toSeconds() + " s: " + what + " (" + last + ")");
    }
}
