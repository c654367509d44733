package io.mlconnector.chaos;

import io.mlconnector.chaos.check.Evidence;
import io.mlconnector.chaos.schedule.Deed;
import io.mlconnector.chaos.schedule.Schedule;
import io.mlconnector.chaos.schedule.Victim;
import io.mlconnector.contracts.AuditV1;
import io.mlconnector.serviceruntime.crash.CrashPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What has to happen at least once in a run. A crash point that was never reached, or a recovery that was never
/// needed,
/// proves nothing: the run is void, not green.
final class Voids {
    /// Branches of recovery, with the words that the trail has for them.
    private static final Map<String, String> SOMETIMES = Map.of(
            "an intent of an earlier life was found out about", "finds out what became of the one before",
            "an outcome was not known", "The outcome is not known",
            "a call was not executed and came again", "Not executed, tried again later",
            "something was skipped because it was applied", "Already applied");

    private Voids() {}

    static List<String> of(
            Schedule schedule,
            List<String> undone,
            Map<String, Long> points,
            Map<String, Long> faults,
            Evidence evidence) {
        List<String> reasons = new ArrayList<>();
        if (evidence.costs().isEmpty()) {
            reasons.add("no cost was entered");
        }
        boolean misbehaves = schedule.entries().stream().anyMatch(entry -> entry.deed() instanceof Deed.Misbehave);
        if (misbehaves && faults.isEmpty()) {
            reasons.add("no vendor fault struck");
        }
        boolean crashes = schedule.entries().stream().anyMatch(entry -> entry.deed() instanceof Deed.Crash);
        for (Victim writer : crashes ? List.of(Victim.ASANA_WRITER, Victim.QBO_WRITER) : List.<Victim>of()) {
            for (CrashPoint point : CrashPoint.values()) {
                if (!points.containsKey(writer.id() + " " + point.text())) {
                    reasons.add(writer.id() + " never reached the crash point " + point.text());
                }
            }
        }
        SOMETIMES.forEach((branch, words) -> {
            if (misbehaves && evidence.audit().stream().noneMatch(entry -> says(entry, words))) {
                reasons.add("it never happened that " + branch);
            }
        });
        undone.forEach(deed -> reasons.add("not done: " + deed));
        return reasons;
    }

    /// How often each branch was taken.
    static Map<String, Long> branches(Evidence evidence) {
        return SOMETIMES.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        branch -> evidence.audit().stream()
                                .filter(entry -> says(entry, branch.getValue()))
                                .count()));
    }

    private static boolean says(AuditV1 entry, String words) {
        return entry.detail().contains(words);
    }
}
