package io.mlconnector.embeddedkafka;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a broker is started with.
///
/// @param dataFolder created when it is missing; one broker at a time may use it
/// @param host the address that it listens on and that clients are sent to
/// @param port from 1 to 65535, or [#ANY_PORT]
/// @param temporaryData whether closing the broker deletes the data
/// @param overrides Kafka's own broker keys, before ours
public record EmbeddedKafkaSettings(
        Path dataFolder, String host, int port, boolean temporaryData, Map<String, String> overrides) {

    /// Lets the broker find a free one.
    public static final int ANY_PORT = 0;

    /// Clients that say `localhost` reach it as well: they try each address of that name.
    private static final String LOOPBACK = "127.0.0.1";

    public EmbeddedKafkaSettings {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("a port is a number from 0 to 65535: " + port);
        }
        overrides = Map.copyOf(overrides);
    }

    /// Lasting data in a folder, on any free port of the loopback address.
    public static EmbeddedKafkaSettings in(Path dataFolder) {
        return new EmbeddedKafkaSettings(dataFolder, LOOPBACK, ANY_PORT, false, Map.of());
    }

    /// For tests: data that is deleted at the end, groups that form at once, and members and transactions that are
    /// given up after seconds.
    public static EmbeddedKafkaSettings temporary() {
        return new EmbeddedKafkaSettings(
                DataFolder.createTemporary(),
                LOOPBACK,
                ANY_PORT,
                true,
                Map.of(
                        "group.min.session.timeout.ms", "500",
                        "group.consumer.min.session.timeout.ms", "500",
                        "group.consumer.min.heartbeat.interval.ms", "100",
                        "transaction.abort.timed.out.transaction.cleanup.interval.ms", "500"));
    }

    public EmbeddedKafkaSettings withPort(int number) {
        return new EmbeddedKafkaSettings(dataFolder, host, number, temporaryData, overrides);
    }

    /// Sets one of Kafka's broker keys, which comes before ours. A member of a quorum of several needs
    /// `node.id`, `controller.quorum.voters` (the same at all), `listeners`, `advertised.listeners` and the
    /// replication factors; it is ready when most of the quorum is there.
    public EmbeddedKafkaSettings with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(overrides);
        more.put(key, value);
        return new EmbeddedKafkaSettings(dataFolder, host, port, temporaryData, more);
    }
}
