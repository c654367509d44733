package io.mlconnector.chaos.scenario;

import io.mlconnector.chaos.ChaosSettings;
import io.mlconnector.chaos.Progress;
import io.mlconnector.chaos.report.Report;
import java.time.Duration;

/// One kind of run. To add one: a class here, and a line in [Scenarios].
public interface Scenario {
    /// As `--scenario` takes it.
    String name();

    /// What it does, in half a sentence, for `--help`.
    String says();

    /// How long its faults last when `--minutes` is not given.
    Duration usualLength();

    /// Does all of it, from starting to checking. The sandboxes run already, at the addresses in the settings.
    ///
    /// @throws IllegalStateException when something outside of the run's own faults does not work
    Report run(ChaosSettings settings, Progress progress) throws InterruptedException;
}
