package io.mlconnector.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// Runs java processes of the packaged application, as the `mlc` script does.
final class Mlc {
    static final Duration START = Duration.ofMinutes(4);
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Mlc() {}

    /// One that runs until it is stopped.
    record Running(Process process, Path output) implements AutoCloseable {

        String text() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        void awaitLine(String part) {
            Awaitility.await(part)
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(200))
                    .failFast("it ended: " + output, () -> !process.isAlive() && !text().contains(part))
                    .until(() -> text().contains(part));
        }

        /// As Ctrl-C does.
        ///
        /// @return the exit code
        int stop() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("it did not stop within 60 s:\n" + text());
            }
            return process.exitValue();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    /// @param arguments of the `mlc` command
    static Running start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command =
                java("-Xmx640m", "-Dmlc.root=" + ROOT, "-jar", jar("local").toString());
        command.addAll(List.of(arguments));
        return run(folder, environment, arguments[0], command);
    }

    /// A service by its own jar, configured by nothing but the environment.
    static Running service(String module, Path folder, Map<String, String> environment) throws IOException {
        return run(
                folder,
                environment,
                module,
                java("-Xmx256m", "-jar", jar(module).toString()));
    }

    /// Runs a command to its end.
    ///
    /// @return what it printed
    static String succeeds(Path folder, Map<String, String> environment, Duration most, String... arguments)
            throws Exception {
        try (Running running = start(folder, environment, arguments)) {
            boolean ended = running.process().waitFor(most.toSeconds(), TimeUnit.SECONDS);
            assertThat(ended).as("ends in time:%n%s", running.text()).isTrue();
            assertThat(running.process().exitValue())
                    .as("exit code of mlc %s:%n%s", String.join(" ", arguments), running.text())
                    .isZero();
            return running.text();
        }
    }

    private static Running run(Path folder, Map<String, String> environment, String name, List<String> command)
            throws IOException {
        Files.createDirectories(folder);
        Path output = Files.createTempFile(folder, name + "-", ".out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        String exchanges = builder.environment().get("SANDBOX_EXCHANGES");
        builder.environment().keySet().removeIf(Mlc::isOurs);
        if (exchanges != null) {
            // What is said to the sandbox is judged by the conformance module.
            builder.environment().put("SANDBOX_EXCHANGES", exchanges);
        }
        builder.environment().putAll(environment);
        return new Running(builder.start(), output);
    }

    /// What the person at this machine has set must not reach the tests.
    private static boolean isOurs(String variable) {
        return List.of("QUICKBOOKS_", "ASANA_", "KAFKA_", "SANDBOX_", "MLC_", "TOKEN_", "MAPPING_", "PUBLIC_URL")
                .stream()
                .anyMatch(variable::startsWith);
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.net.preferIPv4Stack=true",
                "-Dfile.encoding=" + StandardCharsets.UTF_8));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path jar(String module) {
        Path jar = ROOT.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        assertThat(jar).as("run by the whole build: ./mlc verify").exists();
        return jar;
    }
}
