package io.mlconnector.qbowriter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A day without QuickBooks while commands come in. `-Dproof.commands=10000` is the long run.
class LongOutageProofTest {
    private static final int COMMANDS = Integer.getInteger("proof.commands", 200);

    @Test
    void aDayWithoutQuickBooksLosesAndDoublesNothing() throws Exception {
        try (ProofRun run = new ProofRun()) {
            run.command(COMMANDS);
            run.company.fault(ProofRun.rule("/v3/**", "drop-before", 50, 1));
            run.company.fault(ProofRun.rule("/v3/**", "error-before", 100, 2));
            Instant end = run.time.now().plus(Duration.ofHours(24));
            run.start();
            run.await(
                    "the vendor is missed",
                    () -> run.company.struck().values().stream().anyMatch(times -> times > 0));
            run.time.speed(5_000);
            run.await("a day is over", () -> run.time.now().isAfter(end));
            run.time.speed(1);
            long calls = run.company.answers().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            int begun = run.outcomes().size();
            assertThat(run.done()).isZero();
            assertThat(calls)
                    .as("a try every five minutes, not one for each command")
                    .isLessThan(24 * 16 + 60);
            assertThat(begun).as("the others were not begun").isLessThan(100);

            run.company.heal();
            Instant healed = run.time.now();
            run.time.speed(60);
            run.awaitAll();
            long drained = Duration.between(healed, run.time.now()).toSeconds();
            run.time.speed(1);

            run.assertEachCostIsOneBill();
            assertThat(run.company.answers())
                    .as("within the limits of the vendor")
                    .doesNotContainKey("429");
            run.report(
                    "outage",
                    Map.of(
                            "outageHours",
                            24L,
                            "callsDuringOutage",
                            calls,
                            "begunDuringOutage",
                            (long) begun,
                            "secondsToDrainOnTheScaledClock",
                            drained));
        }
    }
}
