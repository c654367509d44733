package io.mlconnector.local.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.State;
import io.mlconnector.contracts.Topics;
import io.mlconnector.embeddedkafka.SharedBroker;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class PossibleWritesIT {
    private static final String COMMANDS = Topics.QUICKBOOKS_COMMANDS.name();
    private static final String LEDGER = Topics.QUICKBOOKS_LEDGER.name();
    private final String broker = SharedBroker.bootstrapServers();

    @Test
    void countsTheCommandsThatTheLedgerDoesNotKnowAsFinished() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker));
                KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker), new StringSerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(new NewTopic(COMMANDS, 1, (short) 1), new NewTopic(LEDGER, 1, (short) 1)))
                    .all()
                    .get();
            for (String operation : List.of("done", "refused", "open", "never-begun", "done")) {
                send(producer, COMMANDS, "{\"operation\":\"" + operation + "\"}");
            }
            send(producer, COMMANDS, "not JSON");
            for (var entry : List.of(
                    Map.entry("done", State.INTENT),
                    Map.entry("done", State.DONE),
                    Map.entry("refused", State.PARKED),
                    Map.entry("open", State.INTENT))) {
                send(
                        producer,
                        LEDGER,
                        new String(Json.write(entry(entry.getKey(), entry.getValue())), StandardCharsets.UTF_8));
            }
        }

        assertThat(PossibleWrites.of(broker, "qbo-writer", List.of(new GroupReset.Move(COMMANDS, 0, 6, 0, 6))))
                .hasValue(2L);
        assertThat(PossibleWrites.of(broker, "qbo-writer", List.of(new GroupReset.Move(COMMANDS, 0, 2, 0, 2))))
                .hasValue(0L);
        assertThat(PossibleWrites.of(broker, "enrich-service", List.of())).isEqualTo(Optional.empty());
    }

    private static void send(KafkaProducer<String, byte[]> producer, String topic, String value)
            throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(topic, 0, "key", value.getBytes(StandardCharsets.UTF_8)))
                .get();
    }

    private static LedgerEntryV1 entry(String operation, State state) {
        return new LedgerEntryV1(
                operation,
                state,
                "asana/Task/1",
                "request",
                "",
                "hash",
                1,
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                "source");
    }
}
