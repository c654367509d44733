package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.domain.change.ConnectionId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// One command on its way. Only [PartitionFlow] touches it.
final class Pending {
    final ConsumerRecord<String, byte[]> record;
    final String source;
    final Operation operation;

    /// The intent that this process committed; null before the first.
    @Nullable
    LedgerEntryV1 intent;

    /// Whether an attempt may have been executed. Never goes back: only a definite answer settles it.
    boolean recover;

    boolean calling;
    long dueNanos;
    boolean toldToWait;
    boolean lookedUp;

    Pending(ConsumerRecord<String, byte[]> record, String source, Operation operation, long nowNanos) {
        this.record = record;
        this.source = source;
        this.operation = operation;
        this.dueNanos = nowNanos;
    }

    ConnectionId connection() {
        return operation.connection();
    }

    boolean isDue(long nowNanos) {
        return dueNanos - nowNanos <= 0;
    }
}
