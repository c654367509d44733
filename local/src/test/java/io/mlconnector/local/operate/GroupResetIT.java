package io.mlconnector.local.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlconnector.embeddedkafka.SharedBroker;
import io.mlconnector.local.terminal.CommandFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class GroupResetIT {
    private static final int RECORDS = 5;
    private final String broker = SharedBroker.bootstrapServers();

    @Test
    void putsAnEmptyGroupBackToTheBeginning() throws Exception {
        fill("reset-empty");
        readAll("reset-empty", "group-empty");

        try (GroupReset reset = new GroupReset(broker)) {
            List<GroupReset.Move> moves = reset.plan("group-empty", Set.of());
            assertThat(moves).containsExactly(new GroupReset.Move("reset-empty", 0, RECORDS, 0, RECORDS));

            reset.apply("group-empty", moves);

            assertThat(reset.plan("group-empty", Set.of()))
                    .containsExactly(new GroupReset.Move("reset-empty", 0, 0, 0, 0));
        }
    }

    @Test
    void leavesAGroupAloneThatSomebodyIsIn() throws Exception {
        fill("reset-busy");
        Known known = Known.of(Map.of("KAFKA_BOOTSTRAP_SERVERS", broker));
        try (KafkaConsumer<String, String> member = consumer("group-busy")) {
            member.subscribe(List.of("reset-busy"));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                member.poll(Duration.ofMillis(100));
                return !member.assignment().isEmpty();
            });
            member.commitSync();

            assertThatThrownBy(() -> new Replay(known).toEarliest("group-busy"))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("1 active member")
                    .hasMessageContaining("stop the service");
        }
    }

    @Test
    void saysThatThereIsNoSuchGroup() {
        try (GroupReset reset = new GroupReset(broker)) {
            assertThatThrownBy(() -> reset.plan("group-of-nobody", Set.of()))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("group-of-nobody");
        }
    }

    private void fill(String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker));
                KafkaProducer<String, String> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker), new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
            for (int number = 0; number < RECORDS; number++) {
                producer.send(new ProducerRecord<>(topic, "key", "value " + number))
                        .get();
            }
        }
    }

    private void readAll(String topic, String group) {
        try (KafkaConsumer<String, String> consumer = consumer(group)) {
            consumer.subscribe(List.of(topic));
            int[] read = {0};
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                read[0] += consumer.poll(Duration.ofMillis(100)).count();
                return read[0] == RECORDS;
            });
            consumer.commitSync();
        }
    }

    private KafkaConsumer<String, String> consumer(String group) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker,
                        "group.id",
                        group,
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
