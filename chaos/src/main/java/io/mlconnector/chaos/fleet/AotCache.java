package io.mlconnector.chaos.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// A program's loaded and linked classes, kept in its build folder (JEP 483 and 514): a life starts in a
/// fraction of the time. The first life makes it when it ends; another build or JDK needs another one.
/// Without it all works, slowly.
final class AotCache {
    private static final String PREFIX = "chaos-";
    private static final String SUFFIX = ".aot";
    private static final String QUIET = "-Xlog:aot*=off";

    private final Path file;
    private final Path fresh;

    private AotCache(Path folder, String key) {
        this.file = folder.resolve(PREFIX + key + SUFFIX);
        this.fresh = folder.resolve("new-" + key + "-" + ProcessHandle.current().pid() + SUFFIX);
    }

    static AotCache of(Program program) {
        CRC32C key = new CRC32C();
        add(key, System.getProperty("java.vm.version"));
        add(key, program.mainClass());
        program.options().stream().filter(option -> option.startsWith("--")).forEach(option -> add(key, option));
        try {
            for (Path jar : program.classPath()) {
                add(key, jar + " " + Files.getLastModifiedTime(jar) + " " + Files.size(jar));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A jar of " + program.folder() + " is gone", e);
        }
        return new AotCache(program.folder().resolve("aot"), HexFormat.of().toHexDigits((int) key.getValue()));
    }

    boolean exists() {
        return Files.isRegularFile(file);
    }

    /// For a life that makes it at its end, by itself: that takes some seconds more. Then [#keep].
    List<String> training() {
        try {
            Files.createDirectories(file.getParent());
            deleteOlder();
        } catch (IOException _) {
            return List.of();
        }
        return List.of("-XX:AOTCacheOutput=" + fresh, QUIET);
    }

    /// After the end of that life.
    ///
    /// @return whether there is one now
    boolean keep() {
        try {
            if (Files.isRegularFile(fresh) && Files.size(fresh) > 0) {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            // What is left of a life that was killed while it made one.
            Files.deleteIfExists(fresh);
            Files.deleteIfExists(fresh.resolveSibling(fresh.getFileName() + ".config"));
        } catch (IOException _) {
            return exists();
        }
        return exists();
    }

    /// For a life that uses it. One that does not fit is left alone by the JVM.
    List<String> use() {
        return exists() ? List.of("-XX:AOTCache=" + file, QUIET) : List.of();
    }

    private void deleteOlder() throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            for (Path older : files.filter(AotCache::isOurs).toList()) {
                Files.deleteIfExists(older);
            }
        }
    }

    private static boolean isOurs(Path file) {
        return file.getFileName().toString().startsWith(PREFIX);
    }

    private static void add(CRC32C key, String text) {
        key.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
