package io.mlconnector.chaos;

import io.mlconnector.chaos.check.Evidence;
import io.mlconnector.chaos.schedule.Deed;
import io.mlconnector.chaos.schedule.Schedule;
import io.mlconnector.contracts.AuditV1;
import io.mlconnector.serviceruntime.crash.CrashPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
            Schedule schedule, List<String> undone, Map<String, Long> points, long faults, Evidence evidence) {
        List<String> reasons = new ArrayList<>();
        if (evidence.costs().isEmpty()) {
            reasons.add("no cost was entered");
        }
        if (faults == 0) {
            reasons.add("no vendor fault struck");
        }
        boolean crashes = schedule.entries().stream().anyMatch(entry -> entry.deed() instanceof Deed.Crash);
        for (CrashPoint point : CrashPoint.values()) {
            if (crashes && points.getOrDefault(point.text(), 0L) == 0) {
                reasons.add("the crash point " + point.text() + " was never reached");
            }
        }
        SOMETIMES.forEach((branch, words) -> {
            if (evidence.audit().stream().noneMatch(entry -> says(entry, words))) {
                reasons.add("it never happened that " + branch);
            }
        });
        undone.forEach(deed -> reasons.add("not done: " + deed));
        return reasons;
    }

    private static boolean says(AuditV1 entry, String words) {
        return entry.detail().contains(words);
    }
}
