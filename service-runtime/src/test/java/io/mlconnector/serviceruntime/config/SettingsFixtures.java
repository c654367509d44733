package io.mlconnector.serviceruntime.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Settings for tests, as an environment would give them.
public final class SettingsFixtures {
    private SettingsFixtures() {}

    /// @param environment in addition to, or in place of, the laptop's defaults
    public static ConnectorSettings settings(Path home, Map<String, String> environment) {
        Map<String, String> whole = new HashMap<>(Map.of("MLC_HOME", home.toString()));
        whole.putAll(environment);
        return read(whole);
    }

    static ConnectorSettings read(Map<String, String> environment) {
        return new SettingsReader(key -> Optional.ofNullable(environment.get(key))).read();
    }
}
