package io.mlconnector.local.operate;

import io.mlconnector.serviceruntime.kafka.AuditTrail;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.KafkaException;

/// Tells the audit trail that somebody changed the keys.
public final class KeyTrail {
    private KeyTrail() {}

    /// @return why that was not possible; empty when it is in the trail
    public static Optional<String> tell(Known known, String step, String sentence) {
        String servers = known.bootstrapServers();
        String connection = known.environment().getOrDefault("QUICKBOOKS_REALM_ID", "");
        if (connection.isBlank()) {
            return Optional.of("QUICKBOOKS_REALM_ID is not set");
        }
        if (!KeptTable.answers(servers)) {
            return Optional.of("Kafka does not answer at " + servers);
        }
        try (TopicPublisher publisher = new TopicPublisher(servers, "mlc", Clock.systemUTC())) {
            new AuditTrail(publisher, Clock.systemUTC())
                    .report(
                            new AuditTrail.Entry(
                                    connection,
                                    "connector/Keys/" + connection,
                                    List.of(),
                                    step,
                                    sentence,
                                    Map.of("user", System.getProperty("user.name", "unknown"))),
                            null)
                    .join();
            return Optional.empty();
        } catch (KafkaException | CompletionException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
