package io.mlconnector.enrich;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Where the records come in. A method that returns has everything that follows in Kafka, and SmallRye acknowledges.
@ApplicationScoped
class EnrichChannels {
    /// One thread for each side: a batch is finished before the next begins.
    private static final String WORKERS = "enrich-changes";

    private final EnrichRuntime runtime;

    EnrichChannels(EnrichRuntime runtime) {
        this.runtime = runtime;
    }

    @Incoming("enrich-quickbooks-notifications")
    @RunOnVirtualThread
    void quickbooksNotification(ConsumerRecord<String, byte[]> record) {
        runtime.notifications().quickbooks(record);
    }

    @Incoming("enrich-asana-notifications")
    @RunOnVirtualThread
    void asanaNotification(ConsumerRecord<String, byte[]> record) {
        runtime.notifications().asana(record);
    }

    @Incoming("enrich-quickbooks-changes")
    @Blocking(WORKERS)
    void quickbooksChanges(ConsumerRecords<String, byte[]> batch) {
        runtime.quickbooks().handle(list(batch));
    }

    @Incoming("enrich-asana-changes")
    @Blocking(WORKERS)
    void asanaChanges(ConsumerRecords<String, byte[]> batch) {
        runtime.asana().handle(list(batch));
    }

    private static List<ConsumerRecord<String, byte[]>> list(ConsumerRecords<String, byte[]> batch) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>(batch.count());
        batch.forEach(records::add);
        return records;
    }
}
