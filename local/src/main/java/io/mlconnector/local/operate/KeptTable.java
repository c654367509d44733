package io.mlconnector.local.operate;

import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.UnreadableException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;

/// A small compacted topic of an installation, read once and outside of any group.
public final class KeptTable<V> {
    /// Kafka's own clients would wait a minute for a broker that is not there.
    private static final int CONNECT_MILLIS = 2_000;

    private final String bootstrapServers;
    private final TopicSpec topic;
    private final Class<V> type;

    public KeptTable(String bootstrapServers, TopicSpec topic, Class<V> type) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.type = type;
    }

    /// What the topic says.
    public sealed interface Answer<V> {
        /// @param values the last one of each key
        record Read<V>(Map<String, V> values) implements Answer<V> {
            public Read {
                values = Map.copyOf(values);
            }
        }

        record Silent<V>(String why) implements Answer<V> {}
    }

    public Answer<V> read() {
        if (!answers(bootstrapServers)) {
            return new Answer.Silent<>("Kafka does not answer at " + bootstrapServers + ", so no installation runs");
        }
        Map<String, V> values = new TreeMap<>();
        try (TopicReader reader = new TopicReader(bootstrapServers)) {
            reader.readAll(List.of(topic.name()), record -> {
                try {
                    values.put(record.key(), Json.read(record.value(), type));
                } catch (UnreadableException _) {
                    values.remove(record.key());
                }
            });
        } catch (KafkaException e) {
            return new Answer.Silent<>("the topic " + topic.name() + " cannot be read");
        }
        return new Answer.Read<>(values);
    }

    /// Whether at least one of the brokers takes a connection.
    static boolean answers(String bootstrapServers) {
        for (String server : bootstrapServers.split(",", -1)) {
            int colon = server.lastIndexOf(':');
            if (colon > 0 && server.substring(colon + 1).matches("[0-9]{1,5}") && connects(server, colon)) {
                return true;
            }
        }
        return false;
    }

    private static boolean connects(String server, int colon) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            server.substring(0, colon).strip(), Integer.parseInt(server.substring(colon + 1))),
                    CONNECT_MILLIS);
            return true;
        } catch (IOException | IllegalArgumentException _) {
            return false;
        }
    }
}
