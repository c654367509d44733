package io.mlconnector.chaos.fleet;

import io.mlconnector.chaos.schedule.Victim;
import io.mlconnector.serviceruntime.crash.CrashPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// A writer stands still in the middle of a commit, longer than its session; a second one takes its partitions over;
/// then it goes on with its commit, and Kafka has to shut it out.
final class Usurpation {
    private static final Duration MOST = Duration.ofMinutes(2);
    private static final Duration FENCED = Duration.ofSeconds(20);
    private static final int ROUNDS = 3;
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration BETWEEN_WORK = Duration.ofSeconds(3);
    /// The time in which SIGSTOP has to follow; over when it goes on.
    private static final long STANDS_MILLIS = 4_000;

    private final Programs programs;
    private final Lives lives;

    Usurpation(Programs programs, Lives lives) {
        this.programs = programs;
        this.lives = lives;
    }

    /// Again when something else came in between, as the death of the broker does.
    ///
    /// @throws IllegalStateException when it did not come to it
    void run(Victim writer, Fleet.Work work) throws InterruptedException, IOException {
        for (int round = 0; round < ROUNDS; round++) {
            if (isShutOut(writer, work)) {
                return;
            }
        }
        throw new IllegalStateException(writer + " was not shut out");
    }

    private boolean isShutOut(Victim writer, Fleet.Work work) throws InterruptedException, IOException {
        String stands = "crash-point " + CrashPoint.IN_OUTCOME.text() + " freezes";
        long before = count(writer, stands);
        lives.arm(writer, CrashPoint.IN_OUTCOME.text() + "=1:" + STANDS_MILLIS);
        lives.kill(writer, Duration.ZERO);
        await(writer + " does not come to a commit", MOST, work, () -> count(writer, stands) > before);
        ChildJvm zombie = lives.of(writer);
        if (zombie == null) {
            throw new IllegalStateException(writer + " is gone");
        }
        int port = FreePorts.take(1).next();
        zombie.freeze();
        ChildJvm standby = null;
        long fenced = FencedWriters.in(programs.log(writer));
        try {
            standby = programs.start(writer, Map.of(Network.portVariable(writer), String.valueOf(port)));
            await(
                    "nobody takes over from " + writer,
                    MOST,
                    () -> {},
                    () -> Ready.says("http://localhost:" + port, "Owns the partitions"));
        } finally {
            zombie.thaw();
            if (standby != null) {
                awaitFenced(writer, fenced);
                standby.kill();
            }
        }
        return FencedWriters.in(programs.log(writer)) > fenced;
    }

    private void awaitFenced(Victim writer, long before) throws InterruptedException {
        long deadline = System.nanoTime() + FENCED.toNanos();
        while (FencedWriters.in(programs.log(writer)) <= before && System.nanoTime() < deadline) {
            Thread.sleep(LOOK);
        }
    }

    private static void await(String otherwise, Duration most, Fleet.Work work, BooleanSupplier until)
            throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        long worked = System.nanoTime();
        while (!until.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(otherwise + " within " + most.toSeconds() + " s");
            }
            if (System.nanoTime() - worked > BETWEEN_WORK.toNanos()) {
                work.run();
                worked = System.nanoTime();
            }
            Thread.sleep(LOOK);
        }
    }

    private long count(Victim writer, String words) {
        try (var lines = Files.lines(programs.log(writer), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.contains(words)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
