package io.mlconnector.local.setup;

import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.serviceruntime.pace.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How long a first load takes at least, from what the vendors allow: tasks for parties and documents, choices for all
/// that can be chosen.
///
/// @param reads requests to QuickBooks
/// @param writes requests to Asana
public record Forecast(Map<EntityType, Long> counts, long reads, long writes, Duration least) {
    /// What is loaded, in this order.
    public static final List<EntityType> TYPES = List.of(
            EntityType.ACCOUNT,
            EntityType.TERM,
            EntityType.CLASS,
            EntityType.DEPARTMENT,
            EntityType.VENDOR,
            EntityType.CUSTOMER,
            EntityType.BILL,
            EntityType.INVOICE);

    private static final List<EntityType> TASKS =
            List.of(EntityType.VENDOR, EntityType.CUSTOMER, EntityType.BILL, EntityType.INVOICE);
    private static final List<EntityType> DOCUMENTS = List.of(EntityType.BILL, EntityType.INVOICE);
    private static final int PAGE = 1_000;

    /// The connector fills a field with no more choices than this.
    private static final long MOST_CHOICES = 400;

    public Forecast {
        counts = Map.copyOf(counts);
    }

    public static Forecast of(Map<EntityType, Long> counts) {
        long reads = 0;
        long writes = 0;
        for (EntityType type : TYPES) {
            long count = counts.getOrDefault(type, 0L);
            reads += count / PAGE + 1;
            writes += TASKS.contains(type) ? count : 0;
            writes += DOCUMENTS.contains(type) ? 0 : Math.min(count, MOST_CHOICES);
        }
        return new Forecast(
                counts,
                reads,
                writes,
                longer(
                        Duration.ofSeconds(reads * 60 / Pace.QUICKBOOKS_READS.perMinute()),
                        Duration.ofSeconds(writes * 60 / Pace.ASANA_WRITES.perMinute())));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
