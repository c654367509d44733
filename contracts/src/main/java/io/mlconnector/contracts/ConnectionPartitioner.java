package io.mlconnector.contracts;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;

/// Puts all records of one connection into the same partition number of every topic, so that one instance owns the
/// connection's traffic at each stage: its order, its quota, its tokens. Set as `partitioner.class` of every producer.
public final class ConnectionPartitioner implements Partitioner {

    /// Murmur2, as Kafka's own default, over the key up to its first slash.
    public static int partition(String key, int partitions) {
        byte[] connection = RecordKey.connectionPart(key).getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(connection)) % partitions;
    }

    @Override
    public int partition(String topic, Object key, byte[] keyBytes, Object value, byte[] valueBytes, Cluster cluster) {
        if (keyBytes == null) {
            throw new IllegalArgumentException("a record of topic " + topic + " has no key");
        }
        return partition(
                new String(keyBytes, StandardCharsets.UTF_8),
                cluster.partitionsForTopic(topic).size());
    }

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public void close() {}
}
