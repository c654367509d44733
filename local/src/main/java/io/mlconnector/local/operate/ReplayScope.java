package io.mlconnector.local.operate;

import java.time.Instant;
import java.util.Set;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// What is read again, and from where.
///
/// @param topics only these; empty means all that the group reads
/// @param partitions only these; empty means all
public record ReplayScope(String group, From from, Set<String> topics, Set<Integer> partitions) {
    public ReplayScope {
        topics = Set.copyOf(topics);
        partitions = Set.copyOf(partitions);
    }

    public static ReplayScope toEarliest(String group) {
        return new ReplayScope(group, new From.Earliest(), Set.of(), Set.of());
    }

    /// Where reading starts again.
    public sealed interface From {
        /// With the first record that the topic still holds.
        record Earliest() implements From {}

        /// With the first record of this time or later: the time is that of the event, which is the record's timestamp.
        record Time(Instant at) implements From {}

        default OffsetSpec spec() {
            return switch (this) {
                case Earliest _ -> OffsetSpec.earliest();
                case Time(var at) -> OffsetSpec.forTimestamp(at.toEpochMilli());
            };
        }
    }

    boolean covers(TopicPartition partition) {
        return (topics.isEmpty() || topics.contains(partition.topic()))
                && (partitions.isEmpty() || partitions.contains(partition.partition()));
    }
}
