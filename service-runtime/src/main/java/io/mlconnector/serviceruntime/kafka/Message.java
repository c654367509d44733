package io.mlconnector.serviceruntime.kafka;

import io.mlconnector.contracts.CloudEventHeaders;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.domain.command.Hash;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// One record to write, as a CloudEvent in binary mode.
///
/// @param key starts with the connection
/// @param value a record type of `contracts`
/// @param type past tense, dotted, versioned: `connector.bill.posted.v1`
/// @param time the event's time
/// @param causation `topic-partition-offset` of what caused it, or an event's id
public record Message(
        TopicSpec topic,
        String key,
        Object value,
        String type,
        Instant time,
        @Nullable String causation) {

    /// @param service who writes it: `qbo-writer`
    public ProducerRecord<String, byte[]> record(String service) {
        byte[] bytes = Json.write(value);
        // Derived from the content: the same event written twice has the same id.
        String id = Hash.brief(topic.name() + "|" + key + "|" + causation + "|" + Hash.of(bytes), 32);
        return new ProducerRecord<>(
                topic.name(),
                null,
                time.toEpochMilli(),
                key,
                bytes,
                CloudEventHeaders.of(id, "/" + service, type, key, time, causation));
    }
}
