package io.mlconnector.enrich.poll;

import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Whether this instance owns the connection: it does while Kafka gives it the connection's partition of the changes.
/// Whoever handles a connection's changes also polls for it, and nobody else.
public class Ownership implements KafkaConsumerRebalanceListener {
    private final int partition;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Integer> assigned = new HashSet<>();
    private boolean settled;
    private @Nullable Runnable onGain;

    protected Ownership(int partition) {
        this.partition = partition;
    }

    /// @param action run whenever the partition comes to this instance, before its first record
    public void onGain(Runnable action) {
        lock.lock();
        try {
            onGain = action;
        } finally {
            lock.unlock();
        }
    }

    public boolean isOwner() {
        lock.lock();
        try {
            return assigned.contains(partition);
        } finally {
            lock.unlock();
        }
    }

    /// Whether Kafka has decided: before, nothing is known.
    public boolean isSettled() {
        lock.lock();
        try {
            return settled;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until this instance owns the connection.
    ///
    /// @return false when it did not in time
    public boolean await(Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (!assigned.contains(partition)) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        change(() -> {
            settled = true;
            partitions.forEach(one -> assigned.add(one.partition()));
            if (onGain != null && partitions.stream().anyMatch(one -> one.partition() == partition)) {
                onGain.run();
            }
        });
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        change(() -> partitions.forEach(one -> assigned.remove(one.partition())));
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
