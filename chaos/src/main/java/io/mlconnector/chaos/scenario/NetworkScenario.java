package io.mlconnector.chaos.scenario;

import io.mlconnector.chaos.ChaosRun;
import io.mlconnector.chaos.ChaosSettings;
import io.mlconnector.chaos.Progress;
import io.mlconnector.chaos.report.Report;
import io.mlconnector.chaos.schedule.NetworkSchedule;
import java.time.Duration;

/// Bad connections between services, brokers and vendors, and nothing else.
final class NetworkScenario implements Scenario {
    @Override
    public String name() {
        return "network";
    }

    @Override
    public String says() {
        return "connections are slow, starved, silent, cut, one-way and reset";
    }

    @Override
    public Duration usualLength() {
        return Duration.ofMinutes(2);
    }

    @Override
    public Report run(ChaosSettings settings, Progress progress) throws InterruptedException {
        return new ChaosRun(settings, progress)
                .run(
                        name(),
                        () -> NetworkSchedule.of(
                                settings.seed(), settings.intensity().length()));
    }
}
