package io.mlconnector.local.installation;

import io.mlconnector.local.terminal.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/// The data folder of an installation. All of it can be deleted while nothing runs.
public record Home(Path folder) {

    /// `MLC_HOME`, else `.mlc` here.
    public static Home from(Map<String, String> environment) {
        String given = environment.getOrDefault("MLC_HOME", "");
        return new Home(
                Path.of(given.isBlank() ? ".mlc" : given).toAbsolutePath().normalize());
    }

    /// A new one that is deleted by [#delete()].
    public static Home temporary() {
        try {
            return new Home(Files.createTempDirectory("mlc-").toRealPath());
        } catch (IOException e) {
            throw CommandFailure.of("Cannot make a temporary folder: " + e.getMessage(), e);
        }
    }

    public Path kafka() {
        return folder.resolve("kafka");
    }

    public Path sandbox() {
        return folder.resolve("sandbox");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    Path lock() {
        return folder.resolve("up.lock");
    }

    /// Where `up` writes the variables that separately started services need.
    public Path environmentFile() {
        return folder.resolve("env");
    }

    /// Makes the folders.
    public void create() {
        try {
            Files.createDirectories(logs());
            Files.createDirectories(sandbox());
        } catch (IOException e) {
            throw CommandFailure.of(
                    "Cannot write to " + folder + ": " + e.getMessage()
                            + ". Set MLC_HOME to a folder that you may write to.",
                    e);
        }
    }

    /// Whether an earlier start left data.
    public boolean hasKeptData() {
        return Files.isDirectory(kafka());
    }

    public void delete() {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            throw CommandFailure.of("Cannot delete " + folder + ": " + e.getMessage(), e);
        }
    }
}
