package io.mlconnector.local.operate;

import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.TokenV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.UnreadableException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;

/// The topic `quickbooks.tokens`, read once and outside of any group. What is in it is encrypted.
public final class StoredTokens {
    /// Kafka's own clients would wait a minute for a broker that is not there.
    private static final int CONNECT_MILLIS = 2_000;

    private final String bootstrapServers;

    public StoredTokens(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /// What the topic says.
    public sealed interface Answer {
        /// @param tokens the last one of each key
        record Read(Map<String, TokenV1> tokens) implements Answer {
            public Read {
                tokens = Map.copyOf(tokens);
            }
        }

        record Silent(String why) implements Answer {}
    }

    public Answer read() {
        if (!answers()) {
            return new Answer.Silent("Kafka does not answer at " + bootstrapServers + ", so no installation runs");
        }
        Map<String, TokenV1> tokens = new TreeMap<>();
        try (TopicReader reader = new TopicReader(bootstrapServers)) {
            reader.readAll(List.of(Topics.QUICKBOOKS_TOKENS.name()), record -> {
                try {
                    tokens.put(record.key(), Json.read(record.value(), TokenV1.class));
                } catch (UnreadableException _) {
                    tokens.remove(record.key());
                }
            });
        } catch (KafkaException e) {
            return new Answer.Silent("the topic quickbooks.tokens cannot be read");
        }
        return new Answer.Read(tokens);
    }

    private boolean answers() {
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
