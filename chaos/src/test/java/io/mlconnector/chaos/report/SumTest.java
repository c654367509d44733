package io.mlconnector.chaos.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.chaos.check.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SumTest {
    @Test
    void addsUpWhatTheRunsCounted() {
        Sum sum = Sum.of(
                "storm", "1-2", List.of(report(1, List.of(), List.of()), report(2, List.of(), List.of())), List.of());

        assertThat(sum.killed()).isEqualTo(14);
        assertThat(sum.kills()).containsEntry("kafka by kill", 6L);
        assertThat(sum.line())
                .contains("runs=2 green=2 unfinished=0")
                .contains(" in=20 ")
                .endsWith("result=green");
        assertThat(sum.holds()).isTrue();
    }

    @Test
    void oneRunThatIsRedMakesItRedAndSaysWhy() {
        Verdict wrong = new Verdict("I-01", "One bill each", "after healing", List.of("lost: cost 3"));
        Sum sum = Sum.of(
                "storm",
                "1-2",
                List.of(report(1, List.of(), List.of()), report(2, List.of(wrong), List.of())),
                List.of());

        assertThat(sum.result()).isEqualTo("RED");
        assertThat(sum.line()).contains("lost=1");
        assertThat(sum.runs().get(1).wrong()).containsExactly("I-01 after healing: lost: cost 3");
    }

    @Test
    void runThatIsVoidOrWasNotFinishedProvesNothing() {
        assertThat(Sum.of("storm", "1-1", List.of(report(1, List.of(), List.of("no fault"))), List.of())
                        .result())
                .isEqualTo("VOID");
        assertThat(Sum.of("storm", "1-2", List.of(report(1, List.of(), List.of())), List.of("seed 2: no port"))
                        .result())
                .isEqualTo("VOID");
        assertThat(Sum.of("storm", "1-1", List.of(), List.of()).holds()).isFalse();
    }

    private static Report report(long seed, List<Verdict> verdicts, List<String> voids) {
        return new Report(
                new Circumstances(
                        "storm", seed, "", 1, Instant.EPOCH, "abc", "0.1.0", "25", "4.1.1", 2, BigDecimal.ONE),
                Duration.ofMinutes(3),
                Duration.ofMinutes(4),
                new Traffic(10, 20, 3, 0, 0, 40, 35),
                Map.of("asana drop-after", 5L),
                Map.of("qbo-writer by kill", 4L, "kafka by kill", 3L),
                Map.of("qbo-writer in-intent", 1L),
                Map.of("fenced-writer", 1L),
                Recovery.of(List.of(Duration.ofSeconds(5))),
                Map.of(),
                0,
                verdicts,
                voids);
    }
}
