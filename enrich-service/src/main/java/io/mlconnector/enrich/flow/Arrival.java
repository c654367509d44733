package io.mlconnector.enrich.flow;

import io.mlconnector.contracts.ChangeV1;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A change and the record that it came in.
public record Arrival(ChangeV1 change, ConsumerRecord<String, byte[]> record) {
    /// `topic-partition-offset`.
    public String origin() {
        return TopicPublisher.origin(record);
    }
}
