package io.mlconnector.enrich.poll;

import io.mlconnector.serviceruntime.reads.MonthOfReads;
import io.mlconnector.serviceruntime.reads.ReadBudget;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How far apart the looks at QuickBooks' changes are: close together where no webhooks come, farther apart where they
/// do and polling finds only what they lost, and farther still where the month's reads would not last.
///
/// @param usual with webhooks
/// @param withoutWebhooks not longer than the usual
/// @param webhooks whether they come
/// @param readBudget of the month
/// @param reads of the month so far
public record ReadCycle(
        Duration usual,
        Duration withoutWebhooks,
        BooleanSupplier webhooks,
        ReadBudget readBudget,
        Supplier<MonthOfReads> reads) {

    Duration next() {
        Duration unhurried = webhooks.getAsBoolean() || withoutWebhooks.compareTo(usual) > 0 ? usual : withoutWebhooks;
        return readBudget.interval(unhurried, reads.get());
    }

    @Nullable
    Long budget() {
        return readBudget.perMonth();
    }
}
