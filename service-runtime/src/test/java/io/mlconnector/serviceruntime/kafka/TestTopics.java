package io.mlconnector.serviceruntime.kafka;

import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.embeddedkafka.SharedBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Topics of a test's own on the shared broker, beside the catalogue's.
public final class TestTopics {
    private TestTopics() {}

    /// The catalogue's topics exist afterwards.
    public static String broker() {
        String servers = SharedBroker.bootstrapServers();
        new TopicSetup(servers, true, Optional.of((short) 1)).ensure(Duration.ofMinutes(2));
        return servers;
    }

    /// A topic like this one under a name of its own, and its dead letters.
    public static TopicSpec like(TopicSpec topic) throws Exception {
        TopicSpec own = new TopicSpec(
                topic.name() + "-" + UUID.randomUUID().toString().substring(0, 8),
                topic.key(),
                topic.valueType(),
                topic.cleanup(),
                topic.retention(),
                topic.writers(),
                topic.readers(),
                true);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.bootstrapServers()))) {
            admin.createTopics(List.of(create(own), create(own.deadLetters())))
                    .all()
                    .get();
        }
        return own;
    }

    private static NewTopic create(TopicSpec topic) {
        return new NewTopic(topic.name(), Topics.PARTITIONS, (short) 1).configs(topic.configs());
    }

    /// Everything that is committed in the topic now.
    public static List<ConsumerRecord<String, byte[]>> readAll(String topic) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(KafkaClients.reader(SharedBroker.bootstrapServers(), "test"))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            return all;
        }
    }
}
