package io.mlconnector.chaos.scenario;

import io.mlconnector.chaos.ChaosRun;
import io.mlconnector.chaos.ChaosSettings;
import io.mlconnector.chaos.Progress;
import io.mlconnector.chaos.report.Report;
import io.mlconnector.chaos.schedule.BrokerSchedule;
import java.time.Duration;

/// Brokers of three die and freeze, one at a time, under load. With `--brokers 1` there is only one to die, and nothing
/// to take over.
final class BrokersScenario implements Scenario {
    @Override
    public String name() {
        return "brokers";
    }

    @Override
    public String says() {
        return "brokers die and freeze, one at a time (--brokers 3, --kills of brokers)";
    }

    @Override
    public Duration usualLength() {
        return Duration.ofMinutes(3);
    }

    @Override
    public Report run(ChaosSettings settings, Progress progress) throws InterruptedException {
        int kills = settings.kills() > 0
                ? settings.kills()
                : BrokerSchedule.fitting(settings.intensity().length());
        return new ChaosRun(settings, progress)
                .run(name(), () -> BrokerSchedule.of(settings.seed(), settings.brokers(), kills));
    }
}
