package io.mlconnector.chaos;

import io.mlconnector.chaos.schedule.Intensity;
import java.nio.file.Path;
import java.util.Map;

/// @param brokers 1, or 3 with three copies of which two are needed
/// @param kills how many of what the scenario counts; 0 for as many as it thinks right
/// @param root of the checkout, where each service's module and its jar are
/// @param app the all-in-one's jar, which also runs the broker
/// @param folder where logs and the broker's data go; nobody else's
/// @param environment of the services: the vendors' addresses and credentials, the ports
public record ChaosSettings(
        long seed,
        Intensity intensity,
        int brokers,
        int kills,
        Path root,
        Path app,
        Path folder,
        Map<String, String> environment) {
    public ChaosSettings {
        if (brokers != 1 && brokers != 3) {
            throw new IllegalArgumentException("there are 1 or 3 brokers, not " + brokers);
        }
        environment = Map.copyOf(environment);
    }

    /// @throws IllegalArgumentException when the variable is missing
    public String need(String variable) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(variable + " is not in the environment of the run.");
        }
        return value;
    }

    @Override
    public String toString() {
        return "ChaosSettings[seed=" + seed + ", intensity=" + intensity + ", brokers=" + brokers + "]";
    }
}
