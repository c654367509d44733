package io.mlconnector.chaos.fleet;

import io.mlconnector.chaos.report.Recovery;
import io.mlconnector.chaos.schedule.Deed;
import io.mlconnector.chaos.schedule.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What befell brokers and connections.
///
/// @param toxics how often each kind had an effect on something that passed
/// @param produceResumed from each death of one of several brokers until every partition took records again
public record Infrastructure(Map<String, Long> toxics, List<Duration> produceResumed) {
    /// One that comes less often may find nothing on its connection.
    private static final int OFTEN = 3;

    public Infrastructure {
        toxics = Map.copyOf(toxics);
        produceResumed = List.copyOf(produceResumed);
    }

    /// `toxic latency` and so on, beside the vendors' faults.
    public Map<String, Long> faults() {
        Map<String, Long> faults = new TreeMap<>();
        toxics.forEach((kind, times) -> faults.put("toxic " + kind, times));
        return faults;
    }

    /// For the report of a run with several brokers.
    public Map<String, String> figures() {
        if (produceResumed.isEmpty()) {
            return Map.of();
        }
        Recovery resumed = Recovery.of(produceResumed);
        return Map.of(
                "broker_kills", String.valueOf(resumed.count()),
                "produce_resumes_p50", resumed.p50() + "s",
                "produce_resumes_p95", resumed.p95() + "s",
                "produce_resumes_max", resumed.max() + "s");
    }

    /// Why the run proves nothing about what its schedule has of them.
    public List<String> voids(Schedule schedule) {
        List<String> reasons = new ArrayList<>();
        Map<String, Integer> wanted = new TreeMap<>();
        for (Schedule.Entry entry : schedule.entries()) {
            if (entry.deed() instanceof Deed.Toxify(var _, var toxic, var _)) {
                wanted.merge(toxic.kind(), 1, Integer::sum);
            }
        }
        wanted.forEach((kind, times) -> {
            if (times >= OFTEN && !toxics.containsKey(kind)) {
                reasons.add("no toxic " + kind + " had an effect");
            }
        });
        return reasons;
    }
}
