package io.mlconnector.sandbox.quickbooks.limits;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.PacificTime;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/// What Intuit bills: reads ("CorePlus") of each app by calendar month, all companies together. Writes ("Core")
/// are counted beside them and cost nothing. Months are those of US Pacific time. Forgotten when the sandbox
/// ends.
public final class Meter {
    private static final int MAX_MONTHS = 36;

    private final ConcurrentNavigableMap<YearMonth, Map<Use, LongAdder>> months = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<YearMonth, Map<String, LongAdder>> reads = new ConcurrentSkipListMap<>();

    /// What was done, by whom and where.
    ///
    /// @param operation of [Demand.Part], or `throttled`
    /// @param billed whether it is a read that counts
    record Use(String app, String realmId, String operation, String entity, boolean billed) {}

    void count(String app, String realmId, Demand demand, LimitSettings settings, boolean failed, Instant now) {
        YearMonth month = month(now);
        boolean billed = settings.failedReads() || !failed;
        for (Demand.Part part : demand.parts()) {
            add(month, new Use(app, realmId, part.operation(), part.entity(), billed && part.isRead()));
        }
        long read = billed ? demand.reads(settings) : 0;
        if (read > 0) {
            reads.computeIfAbsent(month, _ -> new ConcurrentHashMap<>())
                    .computeIfAbsent(app, _ -> new LongAdder())
                    .add(read);
        }
    }

    void throttled(String app, String realmId, Instant now) {
        add(month(now), new Use(app, realmId, "throttled", "", false));
    }

    /// What the app has read in the month of this time.
    long reads(String app, Instant now) {
        return reads(month(now), app);
    }

    private long reads(YearMonth month, String app) {
        LongAdder count = reads.getOrDefault(month, Map.of()).get(app);
        return count == null ? 0 : count.sum();
    }

    private void add(YearMonth month, Use use) {
        Map<Use, LongAdder> uses = months.get(month);
        if (uses == null) {
            uses = months.computeIfAbsent(month, _ -> new ConcurrentHashMap<>());
            while (months.size() > MAX_MONTHS) {
                reads.remove(months.firstKey());
                months.pollFirstEntry();
            }
        }
        uses.computeIfAbsent(use, _ -> new LongAdder()).increment();
    }

    /// Newest month first, in each the apps, in each what they did.
    ArrayNode show(long quota) {
        ArrayNode list = Json.array();
        months.descendingMap().forEach((month, uses) -> {
            ObjectNode one = list.addObject().put("month", month.toString());
            ArrayNode apps = one.putArray("apps");
            uses.keySet().stream()
                    .map(Use::app)
                    .distinct()
                    .sorted()
                    .forEach(app -> apps.add(show(app, reads(month, app), quota, uses)));
        });
        return list;
    }

    private static ObjectNode show(String app, long reads, long quota, Map<Use, LongAdder> uses) {
        ObjectNode node = Json.object()
                .put("app", app)
                .put("reads", reads)
                .put("readsLeft", Math.max(0, quota - reads))
                .put("writes", sum(app, "write", uses))
                .put("throttled", sum(app, "throttled", uses));
        Map<String, Long> byRealm = new TreeMap<>();
        ArrayNode kinds = node.putArray("kinds");
        uses.entrySet().stream()
                .filter(use -> use.getKey().app().equals(app))
                .sorted(Comparator.comparingLong(
                        (Map.Entry<Use, LongAdder> use) -> -use.getValue().sum()))
                .forEach(use -> {
                    Use what = use.getKey();
                    long count = use.getValue().sum();
                    byRealm.merge(what.realmId(), count, Long::sum);
                    kinds.addObject()
                            .put("realmId", what.realmId())
                            .put("operation", what.operation())
                            .put("entity", what.entity())
                            .put("billed", what.billed())
                            .put("count", count);
                });
        ObjectNode realms = node.putObject("byCompany");
        byRealm.forEach(realms::put);
        return node;
    }

    private static long sum(String app, String operation, Map<Use, LongAdder> uses) {
        return uses.entrySet().stream()
                .filter(use -> use.getKey().app().equals(app)
                        && use.getKey().operation().equals(operation))
                .mapToLong(use -> use.getValue().sum())
                .sum();
    }

    private static YearMonth month(Instant now) {
        return YearMonth.from(PacificTime.today(now));
    }
}
