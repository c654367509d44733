package io.mlconnector.chaos.scenario;

import io.mlconnector.chaos.ChaosRun;
import io.mlconnector.chaos.ChaosSettings;
import io.mlconnector.chaos.Progress;
import io.mlconnector.chaos.report.Report;
import io.mlconnector.chaos.schedule.Gentle;
import java.time.Duration;

/// People work, and nothing goes wrong: what a service holds in memory must not grow with time.
final class EnduranceScenario implements Scenario {
    @Override
    public String name() {
        return "endurance";
    }

    @Override
    public String says() {
        return "nothing goes wrong for long, and memory is measured";
    }

    @Override
    public Duration usualLength() {
        return Duration.ofMinutes(15);
    }

    @Override
    public Report run(ChaosSettings settings, Progress progress) throws InterruptedException {
        return new ChaosRun(settings, progress)
                .run(
                        name(),
                        () -> Gentle.endurance(
                                settings.seed(), settings.intensity().length()));
    }
}
