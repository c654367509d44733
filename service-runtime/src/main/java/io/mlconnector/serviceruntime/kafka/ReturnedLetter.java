package io.mlconnector.serviceruntime.kafka;

import io.mlconnector.contracts.CloudEventHeaders;
import io.mlconnector.contracts.DeadLetter;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// A dead letter as the record that it was: the same partition, key, bytes and headers.
public final class ReturnedLetter {
    private static final String OURS = "dead-letter-";

    private ReturnedLetter() {}

    /// @param topic where it came from
    public static ProducerRecord<String, byte[]> of(String topic, ConsumerRecord<String, byte[]> letter) {
        return new ProducerRecord<>(
                topic, letter.partition(), null, letter.key(), letter.value(), original(letter.headers()));
    }

    private static Headers original(Headers all) {
        Headers headers = new RecordHeaders();
        for (Header header : all) {
            if (!header.key().startsWith(OURS)) {
                headers.add(header);
            }
        }
        CloudEventHeaders.put(
                headers,
                CloudEventHeaders.CAUSATION_ID,
                Objects.requireNonNullElse(CloudEventHeaders.get(all, DeadLetter.ORIGIN), "dead-letter"));
        return headers;
    }
}
