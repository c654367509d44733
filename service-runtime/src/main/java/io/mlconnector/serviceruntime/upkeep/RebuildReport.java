package io.mlconnector.serviceruntime.upkeep;

import java.util.List;

/// What the making of the ledger from the vendor's marks came to.
///
/// @param marks objects with a mark of ours
/// @param present rows that the ledger has; none of them was touched
/// @param written rows that it lacked; would be written, in a dry run
/// @param links links that were missing and were made again
/// @param problems what a person should know: two objects with one mark, a mark that leads nowhere
public record RebuildReport(
        String group, boolean dryRun, int marks, int present, int written, int links, List<String> problems) {
    public RebuildReport {
        problems = List.copyOf(problems);
    }
}
