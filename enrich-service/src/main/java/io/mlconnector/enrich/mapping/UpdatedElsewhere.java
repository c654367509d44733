package io.mlconnector.enrich.mapping;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;

/// Kafka Streams wants a processor that updates a table from its topic. [PlanningProcessor] does that itself,
/// because it compares with the value before; nothing is left to do here.
final class UpdatedElsewhere implements Processor<String, byte[], Void, Void> {
    @Override
    public void process(Record<String, byte[]> record) {}
}
