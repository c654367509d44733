package io.mlconnector.chaos;

import io.mlconnector.chaos.check.Checker;
import io.mlconnector.chaos.check.Evidence;
import io.mlconnector.chaos.check.Gathering;
import io.mlconnector.chaos.check.Verdict;
import io.mlconnector.chaos.schedule.Victim;
import io.mlconnector.chaos.world.Api;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;

/// Waits until nothing moves any more and both sides show the same, or the time is over: then what is missing shows in
/// the verdicts.
final class Quiet {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /// Those that speak of the end of a way, and not of what may never happen.
    private static final Set<String> LIVENESS = Set.of("I-01", "I-12", "I-13", "I-16", "I-19");

    /// What is on its way cannot be judged by a sweep yet; the next one is a quarter of an hour away.
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(20);

    private final Gathering gathering;
    private final Sweeps sweeps;

    Quiet(Gathering gathering, Sweeps sweeps) {
        this.gathering = gathering;
        this.sweeps = sweeps;
    }

    /// @param waiting told what is still missing
    Evidence await(Duration most, Progress waiting) throws InterruptedException, Api.FailedException {
        long deadline = System.nanoTime() + most.toNanos();
        String last = "";
        long swept = System.nanoTime();
        while (true) {
            String missing;
            try {
                Evidence evidence = gathering.gather();
                List<String> open = Checker.check(evidence, "while waiting").stream()
                        .filter(verdict -> LIVENESS.contains(verdict.id()) && !verdict.holds())
                        .map(Verdict::id)
                        .toList();
                if (open.isEmpty() || System.nanoTime() > deadline) {
                    return evidence;
                }
                missing = open.stream().collect(Collectors.joining(", "));
            } catch (KafkaException | Api.FailedException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                missing = String.valueOf(e.getMessage());
            }
            if (!missing.equals(last)) {
                waiting.phase("Waiting for quiet; not there yet: " + missing);
                last = missing;
            }
            if (System.nanoTime() - swept > BETWEEN_SWEEPS.toNanos()) {
                sweeps.begin(Victim.ASANA_WRITER);
                swept = System.nanoTime();
            }
            Thread.sleep(PAUSE);
        }
    }
}
