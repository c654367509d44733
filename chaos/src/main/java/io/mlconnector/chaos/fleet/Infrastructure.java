package io.mlconnector.chaos.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What befell brokers and connections.
///
/// @param brokers 1 or 3
/// @param toxics how often each kind had an effect on something that passed
/// @param produceResumed from each death of one of several brokers until every partition took records again
public record Infrastructure(int brokers, Map<String, Long> toxics, List<Duration> produceResumed) {
    public Infrastructure {
        toxics = Map.copyOf(toxics);
        produceResumed = produceResumed.stream().sorted().toList();
    }

    /// `key=value` pairs, for scripts.
    public String line() {
        String line = String.format(
                Locale.ROOT,
                "brokers=%d toxics=%d",
                brokers,
                toxics.values().stream().mapToLong(Long::longValue).sum());
        if (produceResumed.isEmpty()) {
            return line;
        }
        return line
                + String.format(
                        Locale.ROOT,
                        " broker_kills=%d produce_resumes_p50=%.1fs produce_resumes_p95=%.1fs produce_resumes_max=%.1fs",
                        produceResumed.size(),
                        seconds(50),
                        seconds(95),
                        seconds(100));
    }

    private double seconds(int percent) {
        int index = Math.min(produceResumed.size() - 1, produceResumed.size() * percent / 100);
        return produceResumed.get(index).toMillis() / 1000.0;
    }
}
