package io.mlconnector.conformance.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The folder where sandboxes write what they answered, one exchange a line.
public final class ExchangeFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    public ExchangeFiles(Path folder) {
        this.folder = folder;
    }

    /// Those of before are of another build, and go unread.
    public void dropOlderThan(Instant start) throws IOException {
        for (Path file : files()) {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(start)) {
                Files.delete(file);
            }
        }
    }

    public void deleteAll() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
    }

    /// Also what is inside batches.
    ///
    /// @throws IOException also for a line that is no JSON; the last one of a file may be half, after a kill
    public void forEach(Consumer<Exchange> reader) throws IOException {
        for (Path file : files()) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                String line = lines.readLine();
                while (line != null) {
                    String next = lines.readLine();
                    if (next != null || line.endsWith("}")) {
                        Exchange exchange = Exchange.read(JSON.readTree(line));
                        reader.accept(exchange);
                        BatchActions.of(exchange).forEach(reader);
                    }
                    line = next;
                }
            }
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
