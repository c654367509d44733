package io.mlconnector.local.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFileTest {
    private static final Map<String, String> VALUES =
            Map.of("PLAIN", "8080", "QUOTED", "it's $HOME \"here\"", "EMPTY", "", "URL", "http://localhost:1/?a=b&c");

    @TempDir
    Path folder;

    @Test
    void readsBackWhatItWrote() {
        EnvironmentFile.write(folder.resolve("env"), VALUES);

        assertThat(EnvironmentFile.read(folder.resolve("env"))).isEqualTo(VALUES);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyOwnerMayRead() throws IOException {
        Path file = folder.resolve("env");
        Files.writeString(file, "older, for everyone");

        EnvironmentFile.write(file, VALUES);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shellReadsTheSameValues() throws Exception {
        Path file = folder.resolve("env");
        EnvironmentFile.write(file, VALUES);

        Process shell = new ProcessBuilder("sh", "-c", ". " + file + " && printf %s \"$QUOTED\"").start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(VALUES.get("QUOTED"));
        assertThat(shell.waitFor()).isZero();
    }

    @Test
    void missingFileIsEmpty() {
        assertThat(EnvironmentFile.read(folder.resolve("none"))).isEmpty();
    }
}
