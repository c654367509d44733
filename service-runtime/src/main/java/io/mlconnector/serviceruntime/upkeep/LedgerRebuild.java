package io.mlconnector.serviceruntime.upkeep;

import io.mlconnector.contracts.LinkV1;
import io.mlconnector.serviceruntime.ledger.WriterRuntime;
import io.mlconnector.serviceruntime.ledger.WriterSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// Writes what the marks tell into the ledger. The writer stands aside for that moment only: the vendor was read
/// before.
/// What the writer does meanwhile has rows of its own, which are never touched.
public final class LedgerRebuild {
    private static final Duration ASIDE = Duration.ofMinutes(5);

    private final WriterRuntime runtime;
    private final LedgerFill fill;

    public LedgerRebuild(WriterRuntime runtime, WriterSettings settings, TopicRows place, Clock clock) {
        this.runtime = runtime;
        this.fill = new LedgerFill(settings, place, clock);
    }

    /// @param marks how many objects carried a mark
    /// @throws NotNowException when the writer does not get out of its calls in time
    public RebuildReport write(RebuiltLedger rebuilt, List<LinkV1> links, int marks, boolean dryRun) {
        LedgerFill.Missing missing = dryRun ? fill.missing(rebuilt.rows(), links) : aside(rebuilt, links);
        return new RebuildReport(
                runtime.group(),
                dryRun,
                marks,
                rebuilt.rows().size() - missing.rows().size(),
                missing.rows().size(),
                missing.links().size(),
                rebuilt.problems());
    }

    private LedgerFill.Missing aside(RebuiltLedger rebuilt, List<LinkV1> links) {
        try {
            if (!runtime.pause(ASIDE)) {
                throw new NotNowException("A call of the writer does not end; try again.");
            }
            return fill.fill(rebuilt.rows(), links);
        } finally {
            runtime.resume();
        }
    }
}
