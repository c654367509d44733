package io.mlconnector.enrich.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OwnershipTest {
    private final Consumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final Ownership ownership = new Ownership(2);

    @Test
    void goesWithThePartitionOfTheConnection() throws InterruptedException {
        AtomicInteger gained = new AtomicInteger();
        ownership.onGain(gained::incrementAndGet);
        assertThat(ownership.isSettled()).isFalse();

        ownership.onPartitionsAssigned(consumer, List.of(partition(1)));
        assertThat(ownership.isSettled()).isTrue();
        assertThat(ownership.await(Duration.ZERO)).isFalse();

        ownership.onPartitionsAssigned(consumer, List.of(partition(2)));
        assertThat(ownership.await(Duration.ZERO)).isTrue();
        assertThat(gained).hasValue(1);

        ownership.onPartitionsRevoked(consumer, List.of(partition(2)));
        assertThat(ownership.isOwner()).isFalse();
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition("changes", number);
    }
}
