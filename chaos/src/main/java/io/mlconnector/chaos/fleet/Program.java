package io.mlconnector.chaos.fleet;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a child JVM runs: a flat class path, because an AOT cache keeps only classes of the JVM's own class
/// loaders, and not those of a fast-jar's runner.
///
/// @param folder of the build that it comes from
/// @param options of the JVM, before the class path
record Program(Path folder, int heapMegabytes, List<Path> classPath, List<String> options, String mainClass) {
    private static final String APP = "quarkus-app";
    private static final String LOG_MANAGER = "-Djava.util.logging.manager=org.jboss.logmanager.LogManager";

    Program {
        classPath = List.copyOf(classPath);
        options = List.copyOf(options);
    }

    /// A service, from its module's `target`.
    static Program service(Path target, int heapMegabytes) {
        Path app = target.resolve(APP);
        List<Path> jars = new ArrayList<>();
        // What the build has changed goes before what it was made of.
        jars.add(app.resolve("quarkus/transformed-bytecode.jar"));
        jars.add(app.resolve("quarkus/generated-bytecode.jar"));
        jars.addAll(jars(app.resolve("app"), _ -> true));
        jars.addAll(jars(app.resolve("lib/main"), _ -> true));
        jars.addAll(jars(app.resolve("lib/boot"), _ -> true));
        return new Program(
                target,
                heapMegabytes,
                jars.stream().filter(Files::exists).toList(),
                Stream.concat(Stream.of(LOG_MANAGER), opens(app.resolve("quarkus-run.jar")))
                        .toList(),
                "io.quarkus.runner.GeneratedMain");
    }

    /// A broker, from the libraries of the all-in-one.
    ///
    /// @param target of its module
    /// @param logging configuration of JBoss LogManager
    static Program broker(Path target, int heapMegabytes, Path logging) {
        Path app = target.resolve(APP);
        // Quarkus would keep the log back until an application of its own has started.
        Predicate<String> noQuarkus = name -> !name.startsWith("io.quarkus.");
        List<Path> jars = new ArrayList<>(jars(app.resolve("lib/main"), noQuarkus));
        jars.addAll(jars(app.resolve("lib/boot"), noQuarkus));
        return new Program(
                target,
                heapMegabytes,
                jars,
                List.of(LOG_MANAGER, "-Dlogging.configuration=" + logging.toUri()),
                "io.mlconnector.embeddedkafka.EmbeddedKafkaMain");
    }

    List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xmx" + heapMegabytes + "m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.net.preferIPv4Stack=true"));
        command.addAll(options);
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        return command;
    }

    /// What the fast-jar's own manifest opens: it says nothing to a JVM that is not started from that jar.
    private static Stream<String> opens(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String opens =
                    manifest == null ? null : manifest.getMainAttributes().getValue("Add-Opens");
            return opens == null
                    ? Stream.of()
                    : Stream.of(opens.split(" ")).map(each -> "--add-opens=" + each + "=ALL-UNNAMED");
        } catch (IOException e) {
            throw new UncheckedIOException(jar + " cannot be read: is it built?", e);
        }
    }

    private static List<Path> jars(Path folder, Predicate<String> names) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")
                            && names.test(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read: is it built?", e);
        }
    }
}
