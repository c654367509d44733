package io.mlconnector.serviceruntime.upkeep;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a sweep found, and what it did about it.
///
/// @param since what was changed since then was looked at; null for all
/// @param checked objects with a mark of ours
/// @param underWay those whose outcome the writer still finds out
public record SweepReport(
        String group,
        boolean dryRun,
        Instant at,
        @Nullable Instant since,
        int checked,
        int underWay,
        List<Found> found) {

    public SweepReport {
        found = List.copyOf(found);
    }

    /// @param record `quickbooks/Bill/1044`, `asana/Task/1299`
    /// @param kind `extra`: the ledger holds another one; `unknown`: the ledger does not know it
    /// @param kept the vendor's id of the one that stays; null for `unknown`
    /// @param action `remove`, `tell`, `told-before`, `none`
    /// @param text a plain sentence
    public record Found(
            String record,
            String operation,
            String kind,
            @Nullable String kept,
            String action,
            String text) {}
}
