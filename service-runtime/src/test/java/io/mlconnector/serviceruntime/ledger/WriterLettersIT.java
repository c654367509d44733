package io.mlconnector.serviceruntime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mlconnector.contracts.CloudEventHeaders;
import io.mlconnector.contracts.DeadLetter;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.kafka.KafkaClients;
import io.mlconnector.serviceruntime.kafka.ReturnedLetter;
import io.mlconnector.serviceruntime.kafka.TestTopics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each reason for which a writer sets a command aside: set aside by one release, given back to the next one.
class WriterLettersIT {
    private final VendorHandler vendor = new VendorHandler();
    private String broker = "none";
    private TopicSpec commands = Topics.ASANA_COMMANDS;
    private WriterSettings settings = Commands.SETTINGS;
    private WriterRuntime runtime = new WriterRuntime(settings, broker, vendor, Clock.systemUTC());

    @BeforeEach
    void topics() throws Exception {
        broker = TestTopics.broker();
        commands = TestTopics.like(Topics.ASANA_COMMANDS);
        settings = WriterSettings.of(
                "writer-" + UUID.randomUUID().toString().substring(0, 8),
                commands,
                TestTopics.like(Topics.ASANA_LEDGER),
                Duration.ZERO);
    }

    @AfterEach
    void stop() {
        runtime.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unreadable", "cannot-be-prepared"})
    void theNextReleaseCarriesOutWhatIsGivenBackOnce(String reason) {
        start(new OldRelease(vendor));
        send("1", reason, "content");
        send("2", reason, "content");
        send("3", "a", "content");
        awaitLetters(2);
        assertThat(letters()).extracting(WriterLettersIT::reason).containsOnly(reason);
        await().atMost(Duration.ofSeconds(30)).until(() -> vendor.executions("9341/3/a") == 1);
        runtime.close();
        start(vendor);

        giveBack(letters().subList(0, 1));
        awaitExecution("9341/1/" + reason);
        giveBack(letters());

        awaitExecution("9341/2/" + reason);
        send("4", "a", "content");
        awaitExecution("9341/4/a");
        assertThat(vendor.executions("9341/1/" + reason)).as("given back twice").isEqualTo(1);
        assertThat(letters()).as("none came again").hasSize(2);
    }

    @Test
    void anotherContentUnderAUsedKeyIsNeverWrittenHoweverOftenItIsGivenBack() {
        start(vendor);
        send("1", "a", "content");
        awaitExecution("9341/1/a");
        send("1", "a", "other");
        awaitLetters(1);

        giveBack(letters());

        awaitLetters(2);
        assertThat(letters()).extracting(WriterLettersIT::reason).containsOnly("key-reuse");
        assertThat(vendor.executions("9341/1/a")).isEqualTo(1);
    }

    /// Knows neither the form of some commands nor how to make others into a request.
    private record OldRelease(VendorHandler next) implements OperationHandler {
        @Override
        public Operation decode(ConnectionId connection, byte[] value) {
            Operation operation = next.decode(connection, value);
            if (operation.key().endsWith("/unreadable")) {
                throw new UnreadableException("of a later form", null);
            }
            return operation;
        }

        @Override
        public Frozen freeze(Operation operation, Links links) {
            if (operation.key().endsWith("/cannot-be-prepared")) {
                throw new IllegalStateException("a bug");
            }
            return next.freeze(operation, links);
        }

        @Override
        public String requestId(Operation operation) {
            return next.requestId(operation);
        }

        @Override
        public CallOutcome call(Operation operation, LedgerEntryV1 intent, Links links) {
            return next.call(operation, intent, links);
        }

        @Override
        public CallOutcome recover(Operation operation, LedgerEntryV1 intent, Links links) {
            return next.recover(operation, intent, links);
        }
    }

    private void start(OperationHandler handler) {
        runtime = new WriterRuntime(settings, broker, handler, Clock.systemUTC());
        runtime.start();
    }

    private void send(String target, String name, String content) {
        send(List.of(new ProducerRecord<>(
                commands.name(), Commands.CONNECTION + "/" + target, Commands.bytes(target, name, content))));
    }

    private void giveBack(List<ConsumerRecord<String, byte[]>> letters) {
        send(letters.stream()
                .map(letter -> ReturnedLetter.of(commands.name(), letter))
                .toList());
    }

    private void send(List<ProducerRecord<String, byte[]>> records) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(KafkaClients.writer(broker, "test"))) {
            for (ProducerRecord<String, byte[]> record : records) {
                var _ = producer.send(record);
            }
        }
    }

    private List<ConsumerRecord<String, byte[]>> letters() {
        return TestTopics.readAll(commands.deadLetters().name());
    }

    private void awaitLetters(int count) {
        await().atMost(Duration.ofSeconds(60)).until(() -> letters().size() == count);
    }

    private void awaitExecution(String operation) {
        await().atMost(Duration.ofSeconds(60)).until(() -> vendor.executions(operation) == 1);
    }

    private static String reason(ConsumerRecord<String, byte[]> letter) {
        return String.valueOf(CloudEventHeaders.get(letter.headers(), DeadLetter.REASON_CODE));
    }
}
