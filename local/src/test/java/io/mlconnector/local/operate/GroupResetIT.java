package io.mlconnector.local.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlconnector.embeddedkafka.SharedBroker;
import io.mlconnector.local.terminal.CommandFailure;
import java.time.Duration;
import java.time.Instant;
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
            List<GroupReset.Move> moves = reset.plan(ReplayScope.toEarliest("group-empty"), Set.of());
            assertThat(moves).containsExactly(new GroupReset.Move("reset-empty", 0, RECORDS, 0, RECORDS));

            reset.apply("group-empty", moves);

            assertThat(reset.plan(ReplayScope.toEarliest("group-empty"), Set.of()))
                    .containsExactly(new GroupReset.Move("reset-empty", 0, 0, 0, 0));
        }
    }

    @Test
    void goesBackToATimeAndNeverForward() throws Exception {
        Instant start = Instant.parse("2026-11-20T08:00:00Z");
        fill("reset-time", start);
        readAll("reset-time", "group-time");

        try (GroupReset reset = new GroupReset(broker)) {
            assertThat(reset.plan(from("group-time", start.plusSeconds(150)), Set.of()))
                    .containsExactly(new GroupReset.Move("reset-time", 0, RECORDS, 3, 2));
            assertThat(reset.plan(from("group-time", start.plusSeconds(3600)), Set.of()))
                    .containsExactly(new GroupReset.Move("reset-time", 0, RECORDS, RECORDS, 0));
            reset.apply("group-time", reset.plan(from("group-time", start.plusSeconds(60)), Set.of()));
            assertThat(reset.plan(from("group-time", start.plusSeconds(150)), Set.of()))
                    .containsExactly(new GroupReset.Move("reset-time", 0, 1, 1, 0));
        }
    }

    @Test
    void movesOnlyTheTopicsAndPartitionsThatAreNamed() throws Exception {
        fill("reset-one");
        fill("reset-two");
        readAll("reset-one", "group-both");
        readAll("reset-two", "group-both");

        try (GroupReset reset = new GroupReset(broker)) {
            ReplayScope one =
                    new ReplayScope("group-both", new ReplayScope.From.Earliest(), Set.of("reset-one"), Set.of());
            assertThat(reset.plan(one, Set.of()))
                    .extracting(GroupReset.Move::topic)
                    .containsExactly("reset-one");
            ReplayScope none = new ReplayScope("group-both", new ReplayScope.From.Earliest(), Set.of(), Set.of(7));
            assertThatThrownBy(() -> reset.plan(none, Set.of()))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("reset-one, reset-two")
                    .hasMessageContaining("partitions 0 to 0");
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
            assertThatThrownBy(() -> reset.plan(ReplayScope.toEarliest("group-of-nobody"), Set.of()))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("group-of-nobody");
        }
    }

    private static ReplayScope from(String group, Instant time) {
        return new ReplayScope(group, new ReplayScope.From.Time(time), Set.of(), Set.of());
    }

    private void fill(String topic) throws ExecutionException, InterruptedException {
        fill(topic, Instant.parse("2026-11-24T08:00:00Z"));
    }

    /// One record a minute.
    private void fill(String topic, Instant start) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker));
                KafkaProducer<String, String> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker), new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
            for (int number = 0; number < RECORDS; number++) {
                long time = start.plusSeconds(60L * number).toEpochMilli();
                producer.send(new ProducerRecord<>(topic, 0, time, "key", "value " + number))
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
