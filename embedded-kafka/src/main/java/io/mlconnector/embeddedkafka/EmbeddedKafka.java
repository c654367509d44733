package io.mlconnector.embeddedkafka;

import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Time;

/// One Kafka broker that is its own controller (KRaft), in this JVM; with Kafka's own keys in the settings it is one of
/// several, see [EmbeddedKafkaSettings#with]. What it stores survives [#close] and is there for
/// the next broker on the same folder, unless the settings say that the data is temporary.
///
/// How much Kafka logs is up to the caller: its categories are `org.apache.kafka`, `kafka` and `state.change.logger`.
public final class EmbeddedKafka implements AutoCloseable {
    private static final int ATTEMPTS = 5;

    private final EmbeddedKafkaSettings settings;
    private final int port;
    private final KafkaRaftServer server;
    private boolean closed;

    private EmbeddedKafka(EmbeddedKafkaSettings settings, int port, KafkaRaftServer server) {
        this.settings = settings;
        this.port = port;
        this.server = server;
    }

    /// Returns when clients can connect; that takes seconds, and up to two minutes on a busy machine.
    ///
    /// @throws PortTakenException when another program listens on the port; nothing was started or logged then
    /// @throws EmbeddedKafkaException when the broker does not start, saying why in one line
    public static EmbeddedKafka start(EmbeddedKafkaSettings settings) {
        if (settings.port() != EmbeddedKafkaSettings.ANY_PORT) {
            FreePorts.requireFree(settings.host(), settings.port());
            return startOn(settings, settings.port());
        }
        EmbeddedKafkaException failure = new EmbeddedKafkaException("no free port was found");
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            int port = FreePorts.find(settings.host());
            try {
                return startOn(settings, port);
            } catch (EmbeddedKafkaException e) {
                if (FreePorts.isFree(settings.host(), port)) {
                    throw e;
                }
                // Another program was faster: the next one.
                failure = e;
            }
        }
        throw failure;
    }

    /// For tests: a free port, and a temporary folder that [#close] deletes.
    public static EmbeddedKafka temporary() {
        return start(EmbeddedKafkaSettings.temporary());
    }

    /// As clients want it: `127.0.0.1:9092`.
    public String bootstrapServers() {
        return settings.host() + ":" + port;
    }

    public int port() {
        return port;
    }

    public Path dataFolder() {
        return settings.dataFolder();
    }

    /// Stops the broker and waits until it has stopped. A second call does nothing.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        server.shutdown();
        server.awaitShutdown();
        if (settings.temporaryData()) {
            DataFolder.delete(settings.dataFolder());
        }
    }

    private static EmbeddedKafka startOn(EmbeddedKafkaSettings settings, int port) {
        Map<String, String> config = BrokerConfig.of(settings, port, FreePorts.find(BrokerConfig.CONTROLLER_HOST));
        KafkaRaftServer server;
        try {
            DataFolder.format(settings.dataFolder(), config);
            server = new KafkaRaftServer(new KafkaConfig(config, false), Time.SYSTEM);
        } catch (KafkaException e) {
            throw EmbeddedKafkaException.of(settings.dataFolder(), e);
        }
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            server.awaitShutdown();
            throw EmbeddedKafkaException.of(settings.dataFolder(), e);
        }
        return new EmbeddedKafka(settings, port, server);
    }
}
