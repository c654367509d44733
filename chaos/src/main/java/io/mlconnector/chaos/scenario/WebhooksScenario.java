package io.mlconnector.chaos.scenario;

import io.mlconnector.chaos.Branch;
import io.mlconnector.chaos.ChaosRun;
import io.mlconnector.chaos.ChaosSettings;
import io.mlconnector.chaos.Progress;
import io.mlconnector.chaos.report.Report;
import io.mlconnector.chaos.schedule.Gentle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Webhooks as bad as they get: both sides still have to end alike.
final class WebhooksScenario implements Scenario {
    /// Fewer that come again are a smaller disorder than this scenario promises.
    private static final long WINDOW = 1_000;

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public String says() {
        return "5 % of the webhooks lost, all others three times more in any order";
    }

    @Override
    public Duration usualLength() {
        return Duration.ofMinutes(4);
    }

    @Override
    public Report run(ChaosSettings settings, Progress progress) throws InterruptedException {
        Report report = new ChaosRun(settings, progress)
                .run(
                        name(),
                        () -> Gentle.webhooks(
                                settings.seed(), settings.intensity().length()),
                        Set.of(Branch.REPAIRED));
        List<String> missing = new ArrayList<>();
        for (String fault : List.of("quickbooks lose", "asana lose", "quickbooks double", "asana double")) {
            if (!report.faults().containsKey(fault)) {
                missing.add("no webhook was struck by " + fault);
            }
        }
        if (report.redelivered() < WINDOW) {
            missing.add("only " + report.redelivered() + " webhooks came again, not " + WINDOW);
        }
        return report.alsoVoid(missing);
    }
}
