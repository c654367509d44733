package io.mlconnector.chaos.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which sources a run is about.
record Sources(String commit, String version) {
    static final String UNKNOWN = "unknown";
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>ml-connector</artifactId>\\s*<version>([^<]+)</version>");
    private static final int SECONDS = 10;

    static Sources in(Path root) {
        return new Sources(commit(root), version(root.resolve("pom.xml")));
    }

    private static String commit(Path root) {
        String commit = git(root, "rev-parse", "--short=12", "HEAD");
        if (commit.isEmpty()) {
            return UNKNOWN;
        }
        return git(root, "status", "--porcelain", "--untracked-files=no").isEmpty() ? commit : commit + "-dirty";
    }

    private static String version(Path pom) {
        try {
            Matcher matcher = VERSION.matcher(Files.readString(pom));
            return matcher.find() ? matcher.group(1) : UNKNOWN;
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    /// Empty when there is no git, or no repository.
    private static String git(Path root, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        try {
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0 ? said : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
