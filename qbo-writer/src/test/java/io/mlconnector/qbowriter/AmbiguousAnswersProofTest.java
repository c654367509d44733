package io.mlconnector.qbowriter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Answers that leave open whether a bill was posted, and a writer that starts afresh among them.
/// `-Dproof.ambiguous=5000` is the long run.
class AmbiguousAnswersProofTest {
    private static final int AMBIGUOUS = Integer.getInteger("proof.ambiguous", 120);
    private static final String BILLS = "POST /v3/company/*/bill";
    private static final List<String> KINDS =
            List.of("error-after", "drop-after", "truncate", "html-after", "drop-before", "error-before");
    private static final int RESTARTS = 3;

    @Test
    void neverKnowingWhetherItWasPostedIsStillOneBillForEachCost() throws Exception {
        try (ProofRun run = new ProofRun()) {
            // Of six calls that a rule looks at one after the other, about half go wrong.
            run.command(AMBIGUOUS);
            for (int i = 0; i < KINDS.size(); i++) {
                run.company.fault(ProofRun.rule(BILLS, KINDS.get(i), 13, i));
            }
            run.start();
            run.time.speed(60);
            for (int i = 1; i <= RESTARTS; i++) {
                int mark = i * AMBIGUOUS / (RESTARTS + 1);
                run.await(mark + " are done", () -> run.done() >= mark);
                run.restart();
            }
            run.awaitAll();
            run.time.speed(1);

            Map<String, Long> figures = new TreeMap<>();
            run.company.struck().forEach((kind, times) -> figures.put("struck." + kind, times));
            long ambiguous =
                    figures.values().stream().mapToLong(Long::longValue).sum();
            assertThat(run.company.struck()).as("each kind struck").containsOnlyKeys(KINDS);
            assertThat(ambiguous).as("as many ambiguous calls as costs, about").isGreaterThan(AMBIGUOUS / 2);
            run.company.heal();
            run.assertEachCostIsOneBill();
            figures.put("ambiguous", ambiguous);
            figures.put("restarts", (long) RESTARTS);
            run.report("ambiguous", figures);
        }
    }
}
