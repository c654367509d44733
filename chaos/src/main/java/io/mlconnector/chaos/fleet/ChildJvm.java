package io.mlconnector.chaos.fleet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One life of one process.
final class ChildJvm {
    private static final Duration END = Duration.ofSeconds(10);
    private static final Duration SIGNAL = Duration.ofSeconds(5);

    private final Process process;

    private ChildJvm(Process process) {
        this.process = process;
    }

    /// @param aot what [AotCache] says
    /// @param log appended to
    static ChildJvm start(
            Program program, List<String> aot, List<String> arguments, Map<String, String> environment, Path log)
            throws IOException {
        List<String> command = new ArrayList<>(program.command());
        command.addAll(aot);
        command.add(program.mainClass());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_BANNER_ENABLED", "false");
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        return new ChildJvm(builder.start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// SIGKILL.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// SIGTERM.
    void askToStop() {
        process.destroy();
    }

    /// SIGTERM, then SIGKILL.
    void stop() throws InterruptedException {
        stop(END);
    }

    /// @param most until SIGKILL
    void stop(Duration most) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
        }
    }

    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    long pid() {
        return process.pid();
    }

    int exitCode() {
        return process.exitValue();
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", name, Long.toString(process.pid())).start();
        kill.waitFor(SIGNAL.toMillis(), TimeUnit.MILLISECONDS);
    }
}
