package io.mlconnector.serviceruntime.reads;

import io.mlconnector.contracts.ReadsV1;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/// The reads of one month so far, and what they come to at its end.
///
/// @param byCause at least one each
/// @param from when the first of them was counted; where counting began in the month, only what came since is
///     taken to go on
/// @param now in the month
public record MonthOfReads(YearMonth month, Map<String, Long> byCause, Instant from, Instant now) {
    /// What a start reads says nothing about a month.
    private static final Duration MEANINGFUL = Duration.ofHours(1);

    public MonthOfReads {
        byCause = Map.copyOf(byCause);
    }

    /// @param rows of one connection, of any month
    public static MonthOfReads of(Collection<ReadsV1> rows, Instant now) {
        YearMonth month = ReadCount.month(now);
        Map<String, Long> byCause = new TreeMap<>();
        rows.stream()
                .filter(row -> row.month().equals(month.toString()))
                .forEach(row -> byCause.merge(row.cause(), row.reads(), Long::sum));
        Instant from = rows.stream()
                .filter(row -> row.month().equals(month.toString()))
                .map(ReadsV1::from)
                .min(Comparator.naturalOrder())
                .orElse(now);
        return new MonthOfReads(month, byCause, from, now);
    }

    public long soFar() {
        return byCause.values().stream().mapToLong(Long::longValue).sum();
    }

    public long of(String cause) {
        return byCause.getOrDefault(cause, 0L);
    }

    /// Whether enough was counted to say something about the rest of the month.
    public boolean isForecastMeaningful() {
        return counted().compareTo(MEANINGFUL) >= 0;
    }

    /// What it comes to at the end of the month if it goes on like this. A first load does not go on.
    public long forecast() {
        return soFar() + still(recurring());
    }

    /// What comes until the end of the month of what is counted so many times by now.
    long still(long reads) {
        return isForecastMeaningful()
                ? BigDecimal.valueOf(reads)
                        .multiply(BigDecimal.valueOf(left().toSeconds()))
                        .divide(BigDecimal.valueOf(counted().toSeconds()), 0, RoundingMode.UP)
                        .longValueExact()
                : 0;
    }

    long recurring() {
        return byCause.entrySet().stream()
                .filter(one -> ReadCause.recurs(one.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /// Until the end of the month.
    Duration left() {
        return Duration.between(now, month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private Duration counted() {
        return Duration.between(from, now);
    }
}
