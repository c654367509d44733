package io.mlconnector.serviceruntime.kafka;

import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.Topics;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Reports steps to `audit`, for services outside of the ledger loop.
public final class AuditTrail {
    private final TopicPublisher publisher;
    private final Clock clock;

    public AuditTrail(TopicPublisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    /// @param causation `topic-partition-offset` of what this step was about
    /// @return completes when the brokers hold it; whoever acknowledges the cause waits for it
    public CompletableFuture<Void> report(Entry entry, @Nullable String causation) {
        AuditV1 value = new AuditV1(
                clock.instant(),
                entry.connection(),
                entry.record(),
                entry.related(),
                publisher.service(),
                entry.step(),
                entry.detail(),
                entry.facts());
        return publisher.publishAsync(message(value, causation));
    }

    /// One step of one record; see [AuditV1].
    public record Entry(
            String connection,
            String record,
            List<String> related,
            String step,
            String detail,
            Map<String, String> facts) {}

    public static Message message(AuditV1 value, @Nullable String causation) {
        return new Message(Topics.AUDIT, value.key(), value, "connector.audit.recorded.v1", value.at(), causation);
    }
}
