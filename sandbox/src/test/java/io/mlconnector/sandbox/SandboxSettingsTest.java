package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlconnector.sandbox.seed.SeedData;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxSettingsTest {
    @Test
    void dataIsInMemoryUnlessAFolderIsNamed() {
        assertThat(SandboxSettings.from(Map.of()).dataFolder()).isNull();
        assertThat(SandboxSettings.from(Map.of("SANDBOX_DATA", " ")).dataFolder())
                .isNull();
        assertThat(SandboxSettings.from(Map.of("SANDBOX_DATA", "/data")).dataFolder())
                .isEqualTo(Path.of("/data"));
    }

    @Test
    void seedDataIsNamedInAnyCase() {
        assertThat(SandboxSettings.from(Map.of("SANDBOX_SEED_DATA", "Empty")).seedData())
                .isEqualTo(SeedData.EMPTY);
    }

    @Test
    void unknownSeedDataNamesTheVariableAndWhatThereIs() {
        assertThatThrownBy(() -> SandboxSettings.from(Map.of("SANDBOX_SEED_DATA", "huge")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("SANDBOX_SEED_DATA", "huge", "empty", "lists");
    }
}
