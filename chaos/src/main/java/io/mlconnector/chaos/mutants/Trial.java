package io.mlconnector.chaos.mutants;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Builds what a mutant touches and runs the tests that must notice it.
final class Trial {
    private final WorkingCopy copy;
    private final Path log;
    private final Duration most;

    /// @param log gets Maven's output of the last build
    /// @param most for one mutant, its build included
    Trial(WorkingCopy copy, Path log, Duration most) {
        this.copy = copy;
        this.log = log;
        this.most = most;
    }

    /// Runs the tests without any mutant: what fails here already says nothing about one.
    ///
    /// @return tests that fail
    List<String> soundness(String module, Collection<String> tests) throws IOException, InterruptedException {
        TestReports.clear(copy.module(module));
        boolean ended = maven(module, tests, most.multipliedBy(3));
        TestReports reports = TestReports.read(copy.module(module));
        if (!ended || reports.ran() == 0) {
            throw new IOException("the tests of " + module + " cannot be run: see " + log);
        }
        return reports.failed();
    }

    Result run(Mutant mutant) throws IOException, InterruptedException {
        long start = System.nanoTime();
        TestReports.clear(copy.module(mutant.module()));
        String before = copy.apply(mutant);
        try {
            boolean ended = maven(mutant.module(), mutant.tests(), most);
            TestReports reports = TestReports.read(copy.module(mutant.module()));
            return new Result(
                    mutant, kind(ended, reports), reports.failed(), Duration.ofNanos(System.nanoTime() - start));
        } finally {
            copy.restore(mutant, before);
        }
    }

    private static Result.Kind kind(boolean ended, TestReports reports) {
        if (!reports.failed().isEmpty()) {
            return Result.Kind.RED;
        }
        if (!ended) {
            return Result.Kind.TIMED_OUT;
        }
        return reports.ran() == 0 ? Result.Kind.BROKEN : Result.Kind.SURVIVED;
    }

    /// The module with all that it uses, from the copy and not from Maven's repository. Tests of any name run in one
    /// phase, also those that Maven would run after packaging.
    ///
    /// @return whether it ended in time
    private boolean maven(String module, Collection<String> tests, Duration bound)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Arrays.asList(
                copy.root().resolve("mvnw").toString(),
                "--offline",
                "--batch-mode",
                "--no-transfer-progress",
                "-Dstyle.color=never",
                "-Dspotless.check.skip=true",
                "-Dspotless.apply.skip=true",
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "-Dtest=" + String.join(",", tests),
                "-pl",
                module,
                "-am",
                "test"));
        Process process = new ProcessBuilder(command)
                .directory(copy.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            return process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            // Those that it started too, and nobody else's.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
