package io.mlconnector.embeddedkafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/// The folder where a broker keeps its logs.
final class DataFolder {
    private static final String FORMATTED = "meta.properties";

    private DataFolder() {}

    static Path createTemporary() {
        try {
            return Files.createTempDirectory("mlc-kafka-");
        } catch (IOException e) {
            throw new EmbeddedKafkaException("no temporary folder can be created: " + e.getMessage(), e);
        }
    }

    /// Does what `kafka-storage format` does, unless it was done before.
    ///
    /// @param config of the broker that will use the folder
    static void format(Path folder, Map<String, String> config) {
        try {
            Files.createDirectories(folder);
            if (Files.exists(folder.resolve(FORMATTED))) {
                return;
            }
            String path = folder.toAbsolutePath().toString();
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(clusterId(config).toString())
                    .setNodeId(Integer.parseInt(config.getOrDefault("node.id", "")))
                    .setControllerListenerName(BrokerConfig.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(path)
                    .setDirectories(new ArrayList<>(List.of(path)))
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw EmbeddedKafkaException.of(folder, e);
        }
    }

    /// The members of one quorum need the same, and each is formatted by itself: theirs comes from the quorum.
    private static Uuid clusterId(Map<String, String> config) {
        String voters = config.getOrDefault(BrokerConfig.VOTERS, "");
        if (!voters.contains(",")) {
            return Uuid.randomUuid();
        }
        UUID name = UUID.nameUUIDFromBytes(voters.getBytes(StandardCharsets.UTF_8));
        return new Uuid(name.getMostSignificantBits(), name.getLeastSignificantBits());
    }

    /// Deletes what it can: on some systems a file that was just closed stays for a while.
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
