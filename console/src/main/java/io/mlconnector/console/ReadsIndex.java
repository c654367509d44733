package io.mlconnector.console;

import io.mlconnector.contracts.ReadsV1;
import io.mlconnector.contracts.WatchV1;
import io.mlconnector.serviceruntime.reads.MonthOfReads;
import io.mlconnector.serviceruntime.reads.ReadBudget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What reading QuickBooks costs, and how well the vendors' webhooks do. Bounded: of very many rows those of the oldest
/// months are forgotten.
final class ReadsIndex {
    private static final int ROWS = 10_000;

    private final TreeMap<String, ReadsV1> rows = new TreeMap<>();
    private final TreeMap<String, WatchV1> watches = new TreeMap<>();

    /// @param month `2026-11`
    /// @param forecast at the end of the month if it goes on like this; null while it is too early to say
    /// @param budget reads a month; null where none is set
    /// @param isTight whether the month will cost more than it may
    /// @param sentence the same in words
    record Month(
            String connection,
            String month,
            long reads,
            @Nullable Long forecast,
            @Nullable Long budget,
            boolean isTight,
            Map<String, Long> byCause,
            String sentence) {}

    synchronized void put(String key, @Nullable ReadsV1 row) {
        if (row == null) {
            rows.remove(key);
            return;
        }
        rows.put(key, row);
        if (rows.size() > ROWS) {
            rows.values().stream()
                    .min(Comparator.comparing(ReadsV1::month))
                    .ifPresent(oldest -> rows.remove(oldest.key()));
        }
    }

    synchronized void put(String key, @Nullable WatchV1 watch) {
        if (watch == null) {
            watches.remove(key);
        } else {
            watches.put(key, watch);
        }
    }

    /// This month of each connection.
    synchronized List<Month> months(Instant now) {
        Map<String, List<ReadsV1>> byConnection = new TreeMap<>();
        rows.values()
                .forEach(row -> byConnection
                        .computeIfAbsent(row.connection(), _ -> new ArrayList<>())
                        .add(row));
        List<Month> months = new ArrayList<>();
        byConnection.forEach((connection, all) -> months.add(month(connection, MonthOfReads.of(all, now))));
        return months;
    }

    private Month month(String connection, MonthOfReads reads) {
        WatchV1 watch = watches.get(connection + "/quickbooks");
        ReadBudget budget = ReadBudget.of(Optional.ofNullable(watch == null ? null : watch.readBudget()));
        return new Month(
                connection,
                reads.month().toString(),
                reads.soFar(),
                reads.isForecastMeaningful() ? reads.forecast() : null,
                budget.perMonth(),
                budget.isTight(reads),
                reads.byCause(),
                budget.sentence(reads));
    }

    synchronized List<WatchV1> watches() {
        return List.copyOf(watches.values());
    }
}
