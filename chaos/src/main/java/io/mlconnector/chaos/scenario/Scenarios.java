package io.mlconnector.chaos.scenario;

import java.util.List;
import java.util.Optional;

/// All scenarios, the usual one first.
public final class Scenarios {
    private static final List<Scenario> ALL = List.of(
            new StormScenario(),
            new WebhooksScenario(),
            new RollingScenario(),
            new BrokersScenario(),
            new NetworkScenario(),
            new EnduranceScenario());

    private Scenarios() {}

    public static List<Scenario> all() {
        return ALL;
    }

    public static Optional<Scenario> find(String name) {
        return ALL.stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }
}
