package io.mlconnector.serviceruntime.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.State;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.kafka.KafkaClients;
import io.mlconnector.serviceruntime.kafka.TestTopics;
import io.mlconnector.serviceruntime.ledger.WriterSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Filling a ledger on a real broker.
class LedgerFillIT {
    private static final ConnectionId CONNECTION = new ConnectionId("9341");

    private String broker = "";
    private WriterSettings settings = WriterSettings.of("x", Topics.ASANA_COMMANDS, Topics.ASANA_LEDGER, Duration.ZERO);

    @BeforeEach
    void topics() throws Exception {
        broker = TestTopics.broker();
        TopicSpec ledger = TestTopics.like(Topics.ASANA_LEDGER);
        settings = WriterSettings.of(
                "writer-" + UUID.randomUUID().toString().substring(0, 8), Topics.ASANA_COMMANDS, ledger, Duration.ZERO);
    }

    @Test
    void neverTouchesARowThatIsThere() {
        fill().fill(List.of(row("9341/a", "1043")), List.of());
        LedgerFill.Missing missing = fill().fill(List.of(row("9341/a", "9999"), row("9341/b", "1044")), List.of());
        assertThat(missing.rows()).extracting(LedgerEntryV1::operation).containsExactly("9341/b");
        assertThat(rows()).containsExactlyInAnyOrderEntriesOf(Map.of("9341/a", "1043", "9341/b", "1044"));
    }

    @Test
    void aRehearsalWritesNothing() {
        assertThat(fill().missing(List.of(row("9341/a", "1043")), List.of()).rows())
                .hasSize(1);
        assertThat(rows()).isEmpty();
    }

    @Test
    void shutsOutAWriterThatStillLives() {
        Map<String, Object> writer = KafkaClients.writer(broker, "old");
        writer.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.service() + "-p" + place().partition());
        try (KafkaProducer<String, byte[]> old = new KafkaProducer<>(writer)) {
            old.initTransactions();
            fill().fill(List.of(row("9341/a", "1043")), List.of());
            assertThatThrownBy(() -> {
                        old.beginTransaction();
                        var _ = old.send(new ProducerRecord<>(settings.ledger().name(), "9341/b", new byte[0]));
                        old.commitTransaction();
                    })
                    .isInstanceOf(KafkaException.class);
        }
    }

    private LedgerFill fill() {
        return new LedgerFill(settings, place(), Clock.systemUTC());
    }

    private TopicRows place() {
        return new TopicRows(broker, "test-fill", CONNECTION);
    }

    private Map<String, String> rows() {
        Map<String, String> rows = new HashMap<>();
        place().read(settings.ledger(), LedgerEntryV1.class, _ -> true)
                .forEach((operation, row) -> rows.put(operation, String.valueOf(row.vendorId())));
        return rows;
    }

    private static LedgerEntryV1 row(String operation, String id) {
        Instant now = Instant.parse("2026-11-24T10:00:00Z");
        return new LedgerEntryV1(
                operation, State.DONE, "asana/Task/1", "id", "", "", 0, now, null, now, id, "0", null, "rebuilt");
    }
}
