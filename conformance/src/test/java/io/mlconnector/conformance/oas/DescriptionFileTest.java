package io.mlconnector.conformance.oas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptionFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void isLookedForWhereTheVariableSaysAndElseBesideTheProject() throws IOException {
        Path root = Files.createDirectories(folder.resolve("project"));
        Path usual = Files.createDirectories(folder.resolve("shared/data")).resolve("asana_oas.yaml");
        assertThat(DescriptionFile.find(Map.of(), root)).isEmpty();
        Files.writeString(usual, "");
        Path given = Files.writeString(folder.resolve("given.yaml"), "");

        assertThat(DescriptionFile.find(Map.of(), root)).contains(usual);
        assertThat(DescriptionFile.find(Map.of("ASANA_OPENAPI_FILE", given.toString()), root))
                .contains(given);
        assertThat(DescriptionFile.find(Map.of("ASANA_OPENAPI_FILE", "/none.yaml"), root))
                .isEmpty();
    }

    @Test
    void mustBeThereInCiAndMayBeMissingOnALaptop() {
        assertThat(DescriptionFile.mustBeThere(Map.of("CI", "true"))).isTrue();
        assertThat(DescriptionFile.mustBeThere(Map.of())).isFalse();
    }
}
