package io.mlconnector.chaos.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mlconnector.chaos.check.Verdict;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// Several runs of one scenario, each of another seed.
///
/// @param seeds as they were asked for: `1-20`
/// @param runs without what holds, so that it stays readable
/// @param unfinished runs that could not be carried out, with the reason
public record Sum(
        String scenario,
        String seeds,
        List<Row> runs,
        List<String> unfinished,
        Map<String, Long> faults,
        Map<String, Long> kills,
        Map<String, Long> points,
        Map<String, Long> branches) {
    public Sum {
        runs = List.copyOf(runs);
        unfinished = List.copyOf(unfinished);
    }

    /// One run.
    ///
    /// @param wrong what did not hold, with an id before each
    public record Row(
            Circumstances run,
            long seconds,
            Traffic traffic,
            long killed,
            long lost,
            long doubled,
            long orphaned,
            long leaked,
            long replayWrites,
            Recovery recovery,
            Map<String, String> figures,
            String result,
            List<String> wrong,
            List<String> voids) {
        static Row of(Report report) {
            return new Row(
                    report.run(),
                    report.whole().toSeconds(),
                    report.traffic(),
                    report.killed(),
                    report.lost(),
                    report.doubled(),
                    report.orphaned(),
                    report.leaked(),
                    report.replayWrites(),
                    report.recovery(),
                    report.figures(),
                    report.result(),
                    report.verdicts().stream().flatMap(Row::wrong).toList(),
                    report.voids());
        }

        private static Stream<String> wrong(Verdict verdict) {
            return verdict.violations().stream().map(line -> verdict.id() + " " + verdict.when() + ": " + line);
        }
    }

    public static Sum of(String scenario, String seeds, List<Report> reports, List<String> unfinished) {
        return new Sum(
                scenario,
                seeds,
                reports.stream().map(Row::of).toList(),
                unfinished,
                sum(reports, Report::faults),
                sum(reports, Report::kills),
                sum(reports, Report::points),
                sum(reports, Report::branches));
    }

    public boolean holds() {
        return result().equals("green");
    }

    /// The worst of all runs; a run that could not be carried out proves nothing.
    @JsonProperty("result")
    public String result() {
        if (runs.stream().anyMatch(row -> row.result().equals("RED"))) {
            return "RED";
        }
        boolean all = unfinished.isEmpty() && !runs.isEmpty();
        return all && runs.stream().allMatch(row -> row.result().equals("green")) ? "green" : "VOID";
    }

    @JsonProperty("killed")
    public long killed() {
        return add(Row::killed);
    }

    /// `key=value` pairs, for scripts.
    public String line() {
        return String.format(
                Locale.ROOT,
                "scenario=%s seeds=%s runs=%d green=%d unfinished=%d faults=%d kills=%d crash_points=%d branches=%d "
                        + "in=%d applied=%d skipped=%d parked=%d dead=%d attempts=%d accepted=%d lost=%d doubled=%d "
                        + "orphaned=%d leaked=%d replay_writes=%d recovery_p50=%ss recovery_p95=%ss recovery_max=%ss "
                        + "result=%s",
                scenario,
                seeds,
                runs.size(),
                runs.stream().filter(row -> row.result().equals("green")).count(),
                unfinished.size(),
                total(faults),
                killed(),
                points.size(),
                branches.values().stream().filter(times -> times > 0).count(),
                add(row -> row.traffic().in()),
                add(row -> row.traffic().applied()),
                add(row -> row.traffic().skipped()),
                add(row -> row.traffic().parked()),
                add(row -> row.traffic().dead()),
                add(row -> row.traffic().attempts()),
                add(row -> row.traffic().accepted()),
                add(Row::lost),
                add(Row::doubled),
                add(Row::orphaned),
                add(Row::leaked),
                add(Row::replayWrites),
                worst(Recovery::p50),
                worst(Recovery::p95),
                worst(Recovery::max),
                result());
    }

    private long add(ToLongFunction<Row> figure) {
        return runs.stream().mapToLong(figure).sum();
    }

    private BigDecimal worst(Function<Recovery, BigDecimal> figure) {
        return runs.stream()
                .map(row -> Objects.requireNonNull(figure.apply(row.recovery())))
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, Long> sum(List<Report> reports, Function<Report, Map<String, Long>> counts) {
        Map<String, Long> sum = new TreeMap<>();
        reports.forEach(report -> Objects.requireNonNull(counts.apply(report))
                .forEach((name, count) -> sum.merge(name, count, Long::sum)));
        return sum;
    }
}
