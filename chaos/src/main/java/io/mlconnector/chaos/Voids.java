package io.mlconnector.chaos;

import io.mlconnector.chaos.check.Evidence;
import io.mlconnector.chaos.schedule.Deed;
import io.mlconnector.chaos.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What has to happen at least once in a run. A crash point that was never reached, or a recovery that was
/// never needed, proves nothing: the run is void, not green.
final class Voids {
    private Voids() {}

    /// @param must branches that this scenario has to take
    /// @param points by process and name
    /// @param faults by side and kind
    static List<String> of(
            Schedule schedule,
            Set<Branch> must,
            List<String> undone,
            Map<String, Long> points,
            Map<String, Long> faults,
            Map<Branch, Long> taken,
            Evidence evidence) {
        List<String> reasons = new ArrayList<>();
        if (evidence.costs().isEmpty()) {
            reasons.add("no cost was entered");
        }
        boolean misbehaves = schedule.entries().stream().anyMatch(entry -> entry.deed() instanceof Deed.Misbehave);
        if (misbehaves && faults.isEmpty()) {
            reasons.add("no vendor fault struck");
        }
        for (Schedule.Entry entry : schedule.entries()) {
            switch (entry.deed()) {
                case Deed.Crash(var writer, var armed) ->
                    armed.stream()
                            .map(point -> writer.id() + " " + point.text())
                            .filter(point -> !points.containsKey(point))
                            .forEach(point -> reasons.add("the crash point " + point + " was never reached"));
                case Deed.Strike(var side, var where, var kind, var nth) -> {
                    if (!faults.containsKey(side.name().toLowerCase(Locale.ROOT) + " " + kind)) {
                        reasons.add("the fault " + side + " " + kind + " never struck");
                    }
                }
                default -> {}
            }
        }
        must.stream()
                .filter(branch -> taken.getOrDefault(branch, 0L) == 0)
                .sorted()
                .forEach(branch -> reasons.add("it never came to " + branch.text()));
        undone.forEach(deed -> reasons.add("not done: " + deed));
        return reasons.stream().distinct().toList();
    }
}
