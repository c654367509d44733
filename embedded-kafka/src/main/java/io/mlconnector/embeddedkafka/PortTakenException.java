package io.mlconnector.embeddedkafka;

/// Another program listens on the port that the broker was to use.
public final class PortTakenException extends EmbeddedKafkaException {
    private static final long serialVersionUID = 1L;

    private final int port;

    PortTakenException(int port) {
        super("port " + port + " for Kafka is taken by another program");
        this.port = port;
    }

    public int port() {
        return port;
    }
}
