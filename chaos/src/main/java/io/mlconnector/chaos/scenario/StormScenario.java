package io.mlconnector.chaos.scenario;

import io.mlconnector.chaos.Branch;
import io.mlconnector.chaos.ChaosRun;
import io.mlconnector.chaos.ChaosSettings;
import io.mlconnector.chaos.Progress;
import io.mlconnector.chaos.report.Report;
import io.mlconnector.chaos.schedule.Schedule;
import java.time.Duration;
import java.util.EnumSet;

/// Everything at once: deaths at random and at each crash point, frozen processes, vendors that misbehave.
final class StormScenario implements Scenario {
    @Override
    public String name() {
        return "storm";
    }

    @Override
    public String says() {
        return "kills, crash points, frozen processes and vendors that misbehave, all at once";
    }

    @Override
    public Duration usualLength() {
        return Duration.ofMinutes(3);
    }

    @Override
    public Report run(ChaosSettings settings, Progress progress) throws InterruptedException {
        return new ChaosRun(settings, progress)
                .run(name(), () -> Schedule.of(settings.seed(), settings.intensity()), EnumSet.allOf(Branch.class));
    }
}
