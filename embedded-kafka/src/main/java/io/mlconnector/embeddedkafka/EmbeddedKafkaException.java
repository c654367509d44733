package io.mlconnector.embeddedkafka;

import java.nio.file.Path;

/// The broker did not start. The message is one line for people.
public class EmbeddedKafkaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EmbeddedKafkaException(String message) {
        super(message);
    }

    EmbeddedKafkaException(String message, Throwable cause) {
        super(message, cause);
    }

    static EmbeddedKafkaException of(Path folder, Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return new EmbeddedKafkaException(
                "Kafka did not start on " + folder + ": "
                        + reason.lines().findFirst().orElse(""),
                failure);
    }
}
