package io.mlconnector.console.connect;

import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.kafka.AuditTrail;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/// [ConnectTrail] in the topic `audit`. A person connects a few times a year: its client lives for one entry.
final class KafkaConnectTrail implements ConnectTrail {
    private static final Logger LOG = Logger.getLogger(KafkaConnectTrail.class);

    private final String bootstrapServers;
    private final ConnectionId connection;
    private final Clock clock;

    KafkaConnectTrail(String bootstrapServers, ConnectionId connection, Clock clock) {
        this.bootstrapServers = bootstrapServers;
        this.connection = connection;
        this.clock = clock;
    }

    @Override
    public void tell(String record, String session, Step step, String sentence) {
        Thread.ofVirtual().name("connect-trail").start(() -> {
            try (TopicPublisher publisher = new TopicPublisher(bootstrapServers, "console", clock)) {
                new AuditTrail(publisher, clock)
                        .report(
                                new AuditTrail.Entry(
                                        connection.value(),
                                        record,
                                        List.of(),
                                        step.word(),
                                        sentence,
                                        Map.of("browser", session)),
                                null)
                        .join();
            } catch (KafkaException | java.util.concurrent.CompletionException e) {
                LOG.warnf("%s by browser %s is not in the audit trail: %s", step.word(), session, e.getMessage());
            }
        });
    }
}
