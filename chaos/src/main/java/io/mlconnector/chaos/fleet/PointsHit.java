package io.mlconnector.chaos.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which crash points were reached, as the processes said before they died.
public final class PointsHit {
    private static final Pattern LINE = Pattern.compile("crash-point ([a-z-]+) reached");

    private PointsHit() {}

    /// By process and point: `qbo-writer in-intent`.
    public static Map<String, Long> in(List<Path> logs) {
        Map<String, Long> hits = new TreeMap<>();
        for (Path log : logs) {
            String process = String.valueOf(log.getFileName()).replace(".log", "");
            try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
                lines.map(LINE::matcher)
                        .filter(Matcher::find)
                        .forEach(match -> hits.merge(process + " " + match.group(1), 1L, Long::sum));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return hits;
    }
}
