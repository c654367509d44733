package io.mlconnector.enrich.flow;

import io.mlconnector.contracts.ChangeV1;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A change and the record that it came in.
public record Arrival(ChangeV1 change, ConsumerRecord<String, byte[]> record) {
    /// The fact that names the changes that were handled together with the last one, so that the trail has an end for
    /// each; none for a single one.
    public static Map<String, String> others(List<Arrival> arrivals) {
        return arrivals.size() < 2
                ? Map.of()
                : Map.of(
                        "with",
                        arrivals.subList(0, arrivals.size() - 1).stream()
                                .map(Arrival::origin)
                                .collect(Collectors.joining(",")));
    }

    /// `topic-partition-offset`.
    public String origin() {
        return TopicPublisher.origin(record);
    }
}
