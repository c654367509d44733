package io.mlconnector.local.installation;

import io.mlconnector.local.terminal.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One service as its own JVM, from its own fast-jar, configured by environment variables only: as in production.
final class ServiceProcess implements AutoCloseable {
    private static final Duration STOP = Duration.ofSeconds(15);

    private final Part part;
    private final Process process;
    private final Path log;

    private ServiceProcess(Part part, Process process, Path log) {
        this.part = part;
        this.process = process;
        this.log = log;
    }

    static ServiceProcess start(Part part, Path root, Home home, Map<String, String> environment) {
        Path jar = root.resolve(part.id()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw CommandFailure.of(jar + " is not built: run ./mlc build.");
        }
        Path log = home.logs().resolve(part.id() + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.net.preferIPv4Stack=true",
                "-jar",
                jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_BANNER_ENABLED", "false");
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        try {
            return new ServiceProcess(part, builder.start(), log);
        } catch (IOException e) {
            throw CommandFailure.of(part.id() + " cannot be started: " + e.getMessage(), e);
        }
    }

    Part part() {
        return part;
    }

    void awaitReady(Ports ports, Duration most) {
        String url = ports.url(part.ports().getFirst()) + "/q/health/ready";
        new ReadyWait(url, ports.url(Port.QBO_WRITER) + "/q/health/ready", most)
                .await(part.id(), process::isAlive, log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Process process() {
        return process;
    }

    Path log() {
        return log;
    }

    void askToStop() {
        process.destroy();
    }

    @Override
    public void close() {
        askToStop();
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
