package io.mlconnector.chaos.report;

import io.mlconnector.chaos.ChaosSettings;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.apache.kafka.common.utils.AppInfoParser;

/// What was run, of which sources and on what.
///
/// @param schedule hash of the schedule: a function of seed and intensity; empty where the scenario has none
/// @param commit short hash, with `-dirty` when something was changed since; `unknown` outside of a checkout
/// @param loadAverage of the last minute, when the report was made
public record Circumstances(
        String scenario,
        long seed,
        String schedule,
        int brokers,
        Instant startedAt,
        String commit,
        String version,
        String java,
        String kafka,
        int cores,
        BigDecimal loadAverage) {

    /// To be made when the run is over.
    public static Circumstances of(String scenario, ChaosSettings settings, String schedule, Instant startedAt) {
        Sources sources = Sources.in(settings.root());
        return new Circumstances(
                scenario,
                settings.seed(),
                schedule,
                settings.brokers(),
                startedAt,
                sources.commit(),
                sources.version(),
                Runtime.version().toString(),
                AppInfoParser.getVersion(),
                Runtime.getRuntime().availableProcessors(),
                BigDecimal.valueOf(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage())
                        .setScale(1, RoundingMode.HALF_UP));
    }
}
