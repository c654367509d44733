package io.mlconnector.chaos.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.mlconnector.chaos.check.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a run says in the end.
///
/// @param storm how long faults lasted
/// @param whole from starting to the last check
/// @param faults by kind: calls and webhooks that the vendors' fault desks hit, toxics, freezes
/// @param kills by process and cause
/// @param points crash points that were hit, by process and name
/// @param branches ways of recovery, by name, with how often each was taken
/// @param figures what only this scenario measures
/// @param replayWrites vendor writes that a replay of everything caused
/// @param voids why the run proves nothing; empty when it does
public record Report(
        Circumstances run,
        Duration storm,
        Duration whole,
        Traffic traffic,
        Map<String, Long> faults,
        Map<String, Long> kills,
        Map<String, Long> points,
        Map<String, Long> branches,
        Recovery recovery,
        Map<String, String> figures,
        long replayWrites,
        List<Verdict> verdicts,
        List<String> voids) {
    public Report {
        faults = new TreeMap<>(faults);
        kills = new TreeMap<>(kills);
        points = new TreeMap<>(points);
        branches = new TreeMap<>(branches);
        figures = new TreeMap<>(figures);
        verdicts = List.copyOf(verdicts);
        voids = List.copyOf(voids);
    }

    /// @param more reasons why it proves nothing
    public Report alsoVoid(List<String> more) {
        List<String> all = new ArrayList<>(voids);
        all.addAll(more);
        return new Report(
                run,
                storm,
                whole,
                traffic,
                faults,
                kills,
                points,
                branches,
                recovery,
                figures,
                replayWrites,
                verdicts,
                all);
    }

    /// Webhooks that were sent again by the run itself.
    @JsonIgnore
    public long redelivered() {
        return Long.parseLong(figures.getOrDefault("webhooks_redelivered", "0"));
    }

    /// All invariants hold, and everything that should happen did.
    public boolean holds() {
        return result().equals("green");
    }

    /// `RED` goes before `VOID`: what does not hold does not hold, whatever else did not happen.
    @JsonProperty("result")
    public String result() {
        if (!verdicts.stream().allMatch(Verdict::holds)) {
            return "RED";
        }
        return voids.isEmpty() ? "green" : "VOID";
    }

    @JsonProperty("killed")
    public long killed() {
        return sum(kills);
    }

    @JsonProperty("lost")
    public long lost() {
        return count("lost");
    }

    @JsonProperty("doubled")
    public long doubled() {
        return count("doubled");
    }

    @JsonProperty("orphaned")
    public long orphaned() {
        return count("orphaned");
    }

    @JsonProperty("leaked")
    public long leaked() {
        return count("leaked");
    }

    /// `key=value` pairs, for scripts.
    public String line() {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "scenario=%s seed=%d schedule=%s commit=%s brokers=%d seconds=%d faults=%d kills=%d crash_points=%d "
                        + "branches=%d in=%d applied=%d skipped=%d parked=%d dead=%d attempts=%d accepted=%d lost=%d "
                        + "doubled=%d orphaned=%d leaked=%d replay_writes=%d recovery_p50=%ss recovery_p95=%ss "
                        + "recovery_max=%ss",
                run.scenario(),
                run.seed(),
                run.schedule().isEmpty() ? "-" : run.schedule(),
                run.commit(),
                run.brokers(),
                whole.toSeconds(),
                sum(faults),
                killed(),
                points.size(),
                branches.values().stream().filter(times -> times > 0).count(),
                traffic.in(),
                traffic.applied(),
                traffic.skipped(),
                traffic.parked(),
                traffic.dead(),
                traffic.attempts(),
                traffic.accepted(),
                lost(),
                doubled(),
                orphaned(),
                leaked(),
                replayWrites,
                recovery.p50(),
                recovery.p95(),
                recovery.max()));
        figures.forEach(
                (name, value) -> line.append(' ').append(name).append('=').append(value));
        return line.append(" result=").append(result()).toString();
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Violations that begin with the word.
    private long count(String word) {
        return verdicts.stream()
                .flatMap(verdict -> verdict.violations().stream())
                .filter(line -> line.startsWith(word + ":"))
                .collect(Collectors.toSet())
                .size();
    }
}
