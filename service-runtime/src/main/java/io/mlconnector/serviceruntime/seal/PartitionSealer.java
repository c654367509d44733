package io.mlconnector.serviceruntime.seal;

import io.mlconnector.contracts.SealV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.serviceruntime.kafka.KafkaClients;
import io.mlconnector.serviceruntime.kafka.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Seals one partition. There is one at a time: who comes later shuts out who was there before, and goes on from the
/// last seal that was committed.
final class PartitionSealer implements AutoCloseable {
    /// A seal names each of its records, and must fit into one record itself.
    static final int MOST = 1_000;

    private final String service;
    private final int partition;
    private final Seals seals;
    private final Clock clock;
    private final Duration interval;
    private final KafkaProducer<String, byte[]> producer;
    private final List<AuditEntry> pending = new ArrayList<>();
    private @Nullable SealV1 last;
    private long since;

    /// Shuts out whoever sealed this partition before.
    PartitionSealer(
            String service, String bootstrapServers, int partition, SealKeys keys, Duration interval, Clock clock) {
        this.service = service;
        this.partition = partition;
        this.seals = new Seals(keys);
        this.interval = interval;
        this.clock = clock;
        String id = "audit-sealer-p" + partition;
        Map<String, Object> writer = KafkaClients.writer(bootstrapServers, id);
        writer.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
        this.producer = new KafkaProducer<>(writer);
        boolean begun = false;
        try {
            producer.initTransactions();
            this.last = LastSeal.of(bootstrapServers, partition);
            begun = true;
        } finally {
            if (!begun) {
                producer.close(Duration.ZERO);
            }
        }
    }

    /// Where the next record to be sealed is.
    long next() {
        return last == null ? 0 : last.to();
    }

    void add(AuditEntry entry) {
        if (pending.isEmpty()) {
            since = System.nanoTime();
        }
        pending.add(entry);
        if (pending.size() == MOST) {
            seal();
        }
    }

    /// Seals what has waited long enough.
    void turn() {
        if (!pending.isEmpty() && System.nanoTime() - since >= interval.toNanos()) {
            seal();
        }
    }

    private void seal() {
        SealV1 seal = seals.seal(partition, last, pending, clock.instant());
        ProducerRecord<String, byte[]> record = new Message(
                        Topics.AUDIT_SEALS,
                        Topics.AUDIT.name() + "-" + partition,
                        seal,
                        "connector.audit.sealed.v1",
                        seal.at(),
                        Topics.AUDIT.name() + "-" + partition + "-" + (seal.to() - 1))
                .record(service);
        producer.beginTransaction();
        // A failed send fails the commit.
        var _ = producer.send(new ProducerRecord<>(
                record.topic(), partition, record.timestamp(), record.key(), record.value(), record.headers()));
        producer.commitTransaction();
        last = seal;
        pending.clear();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
