package io.mlconnector.chaos.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/// How long it took from each death to ready again, in seconds.
public record Recovery(int count, BigDecimal p50, BigDecimal p95, BigDecimal max) {

    public static Recovery of(List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return new Recovery(sorted.size(), percentile(sorted, 50), percentile(sorted, 95), percentile(sorted, 100));
    }

    private static BigDecimal percentile(List<Duration> sorted, int percent) {
        if (sorted.isEmpty()) {
            return BigDecimal.ZERO.setScale(1);
        }
        // Nearest rank.
        int rank = Math.ceilDiv(sorted.size() * percent, 100);
        return BigDecimal.valueOf(sorted.get(Math.max(1, rank) - 1).toMillis() / 100, 1);
    }
}
