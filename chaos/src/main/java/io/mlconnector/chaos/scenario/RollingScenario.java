package io.mlconnector.chaos.scenario;

import io.mlconnector.chaos.ChaosRun;
import io.mlconnector.chaos.ChaosSettings;
import io.mlconnector.chaos.Progress;
import io.mlconnector.chaos.report.Report;
import io.mlconnector.chaos.schedule.Gentle;
import java.time.Duration;

/// A new version is rolled out while people work: every service is stopped by SIGTERM and started again, one after the
/// other.
final class RollingScenario implements Scenario {
    private static final int ROUNDS = 3;

    @Override
    public String name() {
        return "rolling";
    }

    @Override
    public String says() {
        return "all services restarted one after the other, several times, under load";
    }

    @Override
    public Duration usualLength() {
        return Duration.ofMinutes(3);
    }

    @Override
    public Report run(ChaosSettings settings, Progress progress) throws InterruptedException {
        return new ChaosRun(settings, progress)
                .run(
                        name(),
                        () -> Gentle.rolling(
                                settings.seed(), settings.intensity().length(), ROUNDS));
    }
}
