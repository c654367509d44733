package io.mlconnector.serviceruntime.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mlconnector.contracts.ConnectionPartitioner;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.SealV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.serviceruntime.kafka.AuditTrail;
import io.mlconnector.serviceruntime.kafka.TestTopics;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

/// The sealer on a real broker.
class AuditSealerIT {
    private static final SealKeys KEYS = Trails.keys();
    private static final String CONNECTION = "934190";
    private static final int PARTITION = ConnectionPartitioner.partition(CONNECTION, Topics.PARTITIONS);
    private static final Duration SOON = Duration.ofMinutes(2);

    private final String broker = TestTopics.broker();

    @Test
    void sealsWhatComesAndItsSuccessorGoesOnWhereItStopped() {
        int before = entries().size();
        try (AuditSealer first = sealer()) {
            first.start();
            publish(1_500);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(verify().sealed()).isEqualTo(before + 1_500L));
        }
        publish(10);
        assertThat(verify().open()).isEqualTo(10);
        try (AuditSealer second = sealer()) {
            second.start();
            await().atMost(SOON).untilAsserted(() -> assertThat(verify().open()).isZero());
        }

        assertThat(verify().breach()).isEmpty();
        assertThat(seals())
                .hasSizeGreaterThan(2)
                .allMatch(seal -> seal.entries().size() <= PartitionSealer.MOST);
    }

    @Test
    void whoWasShutOutSealsNothingMore() {
        publish(1);
        try (PartitionSealer old = partitionSealer();
                PartitionSealer successor = partitionSealer()) {
            List<AuditEntry> entries = entries().stream()
                    .filter(entry -> entry.offset() >= successor.next())
                    .toList();
            entries.forEach(old::add);
            entries.forEach(successor::add);

            assertThatThrownBy(old::turn).isInstanceOf(KafkaException.class);
            successor.turn();
        }

        assertThat(verify().breach()).isEmpty();
        assertThat(verify().open()).isZero();
    }

    private AuditSealer sealer() {
        return new AuditSealer("qbo-writer", broker, KEYS, Duration.ofMillis(200), Clock.systemUTC());
    }

    private PartitionSealer partitionSealer() {
        return new PartitionSealer("qbo-writer", broker, PARTITION, KEYS, Duration.ZERO, Clock.systemUTC());
    }

    private void publish(int count) {
        try (TopicPublisher publisher = new TopicPublisher(broker, "enrich-service", Clock.systemUTC())) {
            AuditTrail trail = new AuditTrail(publisher, Clock.systemUTC());
            for (int i = 0; i < count; i++) {
                var _ = trail.report(
                        new AuditTrail.Entry(CONNECTION, "asana/Task/" + i, List.of(), "read", "Read.", Map.of()),
                        null);
            }
        }
    }

    private Seals.Result verify() {
        return new Seals(KEYS).verify(PARTITION, seals(), entries());
    }

    private static List<SealV1> seals() {
        return TestTopics.readAll(Topics.AUDIT_SEALS.name()).stream()
                .filter(record -> record.partition() == PARTITION)
                .map(record -> Json.read(record.value(), SealV1.class))
                .toList();
    }

    private static List<AuditEntry> entries() {
        return TestTopics.readAll(Topics.AUDIT.name()).stream()
                .filter(record -> record.partition() == PARTITION)
                .map(AuditEntry::of)
                .toList();
    }
}
