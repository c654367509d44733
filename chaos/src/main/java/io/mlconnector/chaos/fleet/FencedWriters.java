package io.mlconnector.chaos.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Writers that Kafka shut out because another one had taken over, as they said themselves.
public final class FencedWriters {
    private static final Pattern LINE = Pattern.compile(
            "starts anew: partition [0-9]+ failed|was given up and then failed|^(Caused by: )?org\\.apache\\.kafka.*"
                    + "(ProducerFenced|InvalidProducerEpoch)");
    private static final Pattern FENCED = Pattern.compile("ProducerFenced|InvalidProducerEpoch|fenced|newer producer");

    private FencedWriters() {}

    public static long in(List<Path> logs) {
        return logs.stream().mapToLong(FencedWriters::in).sum();
    }

    static long in(Path log) {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line ->
                            LINE.matcher(line).find() && FENCED.matcher(line).find())
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
