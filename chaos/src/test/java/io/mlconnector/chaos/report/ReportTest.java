package io.mlconnector.chaos.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.chaos.check.Verdict;
import io.mlconnector.contracts.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Verdict HOLDS = new Verdict("I-01", "One bill each", "after healing", List.of());

    @Test
    void isGreenOnlyWhenAllHoldsAndNothingIsMissing() {
        assertThat(report(List.of(HOLDS), List.of()).result()).isEqualTo("green");
        assertThat(report(List.of(HOLDS), List.of("in-intent was never reached"))
                        .result())
                .isEqualTo("VOID");
        assertThat(report(List.of(HOLDS), List.of("in-intent was never reached"))
                        .holds())
                .isFalse();
    }

    @Test
    void isRedWhenSomethingDoesNotHoldAlsoInARunThatIsVoid() {
        Report report = report(List.of(HOLDS, lost("lost: cost 3")), List.of("no vendor fault struck"));

        assertThat(report.result()).isEqualTo("RED");
        assertThat(report.holds()).isFalse();
    }

    @Test
    void sameLossSeenTwiceCountsOnce() {
        Report report = report(List.of(lost("lost: cost 3"), lost("lost: cost 3", "doubled: cost 4")), List.of());

        assertThat(report.lost()).isEqualTo(1);
        assertThat(report.doubled()).isEqualTo(1);
        assertThat(report.line()).contains(" lost=1 doubled=1 orphaned=0 leaked=0 ");
    }

    @Test
    void lineIsKeyValuePairsAndEndsWithTheResult() {
        String line = report(List.of(HOLDS), List.of()).line();

        assertThat(Arrays.asList(line.split(" ")))
                .allSatisfy(pair -> assertThat(pair).matches("[a-z_0-9]+=\\S+"));
        assertThat(line).contains("kills=7").contains("resumes_max=4.1s").endsWith("result=green");
    }

    @Test
    void jsonHoldsWhatIsDerivedToo() {
        var json = Json.mapper().valueToTree(report(List.of(HOLDS), List.of()));

        assertThat(json.path("result").asText()).isEqualTo("green");
        assertThat(json.path("killed").asInt()).isEqualTo(7);
        assertThat(json.path("lost").isNumber()).isTrue();
        assertThat(json.path("run").path("commit").asText()).isEqualTo("abc");
    }

    @Test
    void percentilesAreTheNearestRank() {
        Recovery recovery = Recovery.of(
                IntStream.rangeClosed(1, 20).mapToObj(Duration::ofSeconds).toList());

        assertThat(recovery.p50()).isEqualByComparingTo("10.0");
        assertThat(recovery.p95()).isEqualByComparingTo("19.0");
        assertThat(recovery.max()).isEqualByComparingTo("20.0");
        assertThat(Recovery.of(List.of()).max()).isZero();
    }

    private static Verdict lost(String... violations) {
        return new Verdict("I-01", "One bill each", "after replay", List.of(violations));
    }

    private static Report report(List<Verdict> verdicts, List<String> voids) {
        return new Report(
                new Circumstances("storm", 7, "", 1, Instant.EPOCH, "abc", "0.1.0", "25", "4.1.1", 2, BigDecimal.ONE),
                Duration.ofMinutes(3),
                Duration.ofMinutes(4),
                new Traffic(10, 20, 3, 0, 0, 40, 35),
                Map.of("asana drop-after", 5L),
                Map.of("qbo-writer by kill", 4L, "kafka by kill", 3L),
                Map.of("qbo-writer in-intent", 1L),
                Map.of("not known", 2L, "fenced", 0L),
                Recovery.of(List.of(Duration.ofSeconds(5))),
                Map.of("resumes_max", "4.1s"),
                0,
                verdicts,
                voids);
    }
}
