package io.mlconnector.chaos;

import io.mlconnector.chaos.check.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What a run says in the end.
///
/// @param schedule hash of the schedule: a function of the seed
/// @param faults how many calls the vendors' fault desks hit
/// @param deaths by process and cause
/// @param points crash points that were hit, by name
/// @param recoveries from a death to ready again
/// @param replayWrites vendor writes that a replay of everything caused
/// @param voids why the run proves nothing; empty when it does
public record Report(
        long seed,
        String schedule,
        Duration length,
        int costs,
        long faults,
        Map<String, Long> deaths,
        Map<String, Long> points,
        Map<String, Long> steps,
        int attempts,
        List<Duration> recoveries,
        long replayWrites,
        List<Verdict> verdicts,
        List<String> voids) {
    public Report {
        recoveries = recoveries.stream().sorted().toList();
        verdicts = List.copyOf(verdicts);
        voids = List.copyOf(voids);
    }

    /// All invariants hold, and everything that should happen did.
    public boolean holds() {
        return voids.isEmpty() && verdicts.stream().allMatch(Verdict::holds);
    }

    /// `key=value` pairs, for scripts.
    public String line() {
        return String.format(
                Locale.ROOT,
                "seed=%d schedule=%s faults=%d kills=%d crash_points=%d in=%d applied=%d skipped=%d parked=%d "
                        + "attempts=%d lost=%d doubled=%d orphaned=%d leaked=%d replay_writes=%d recovery_p50=%.1fs "
                        + "recovery_p95=%.1fs recovery_max=%.1fs result=%s",
                seed,
                schedule,
                faults,
                kills(),
                points.size(),
                costs,
                steps.getOrDefault("done", 0L),
                steps.getOrDefault("skipped", 0L),
                steps.getOrDefault("parked", 0L),
                attempts,
                count("lost"),
                count("doubled"),
                count("orphaned"),
                count("leaked"),
                replayWrites,
                percentile(50),
                percentile(95),
                percentile(100),
                voids.isEmpty() ? (holds() ? "green" : "RED") : "VOID");
    }

    public long kills() {
        return deaths.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Violations that begin with the word.
    public long count(String word) {
        return verdicts.stream()
                .flatMap(verdict -> verdict.violations().stream())
                .filter(line -> line.startsWith(word + ":"))
                .collect(Collectors.toSet())
                .size();
    }

    private double percentile(int percent) {
        if (recoveries.isEmpty()) {
            return 0;
        }
        int index = Math.min(recoveries.size() - 1, (recoveries.size() * percent) / 100);
        return recoveries.get(index).toMillis() / 1000.0;
    }
}
