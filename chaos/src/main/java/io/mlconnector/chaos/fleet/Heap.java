package io.mlconnector.chaos.fleet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a process holds in its heap after a collection, as the JDK's own `jcmd` tells of it from outside.
final class Heap {
    private static final Duration MOST = Duration.ofSeconds(30);
    /// `DefNew total 69952K, used 1234K`: one line for each generation.
    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

    private Heap() {}

    /// @return kilobytes
    /// @throws IOException when the process does not answer
    static long afterCollection(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        long sum = 0;
        while (used.find()) {
            sum += Long.parseLong(used.group(1));
        }
        if (sum == 0) {
            throw new IOException("jcmd says nothing of the heap of process " + pid);
        }
        return sum;
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        // Little enough to wait in the pipe.
        if (!jcmd.waitFor(MOST.toMillis(), TimeUnit.MILLISECONDS)) {
            jcmd.destroyForcibly();
            throw new IOException("process " + pid + " does not answer " + command);
        }
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
