package io.mlconnector.local.installation;

import io.mlconnector.local.terminal.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Environment variables as a shell reads them: `export NAME='value'`. Only the owner can read the file, because it
/// holds credentials.
public final class EnvironmentFile {
    private EnvironmentFile() {}

    /// The lines, sorted by name, to paste into a shell.
    public static List<String> lines(Map<String, String> environment) {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(environment)
                .forEach((name, value) -> lines.add("export " + name + "='" + value.replace("'", "'\\''") + "'"));
        return lines;
    }

    public static void write(Path file, Map<String, String> environment) {
        try {
            Files.deleteIfExists(file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(file, lines(environment), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw CommandFailure.of("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /// Empty when there is no such file.
    public static Map<String, String> read(Path file) {
        Map<String, String> environment = new LinkedHashMap<>();
        if (!Files.isReadable(file)) {
            return environment;
        }
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                int equals = line.indexOf("='");
                if (line.startsWith("export ") && equals > 0 && line.endsWith("'")) {
                    environment.put(
                            line.substring("export ".length(), equals),
                            line.substring(equals + 2, line.length() - 1).replace("'\\''", "'"));
                }
            }
        } catch (IOException e) {
            throw CommandFailure.of("Cannot read " + file + ": " + e.getMessage(), e);
        }
        return environment;
    }
}
