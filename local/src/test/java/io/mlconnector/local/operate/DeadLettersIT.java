package io.mlconnector.local.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlconnector.contracts.CloudEventHeaders;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.embeddedkafka.SharedBroker;
import io.mlconnector.local.operate.DeadLetters.Letter;
import io.mlconnector.local.operate.DeadLetters.Selection;
import io.mlconnector.local.terminal.CommandFailure;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class DeadLettersIT {
    private static final TopicSpec TOPIC = Topics.QUICKBOOKS_NOTIFICATIONS;
    private final String broker = SharedBroker.bootstrapServers();
    private final DeadLetters deadLetters = new DeadLetters(broker);

    @Test
    void givesBackTheOriginalBytesWithTheOriginalHeaders() throws Exception {
        createTopics();
        byte[] bytes = {(byte) 0xff, 0, 'x'};
        try (TopicPublisher publisher = new TopicPublisher(broker, "test", Clock.systemUTC())) {
            ConsumerRecord<String, byte[]> bad = new ConsumerRecord<>(TOPIC.name(), 0, 41, "934", bytes);
            CloudEventHeaders.put(bad.headers(), "ce_id", "event-1");
            publisher.deadLetter(TOPIC, bad, "unreadable", "Not JSON.", 1);
            publisher.deadLetter(
                    TOPIC, new ConsumerRecord<>(TOPIC.name(), 0, 42, "934", bytes), "too-large", "Too large.", 1);
        }
        assertThat(deadLetters.list(new Selection("", "", "")))
                .extracting(Letter::origin)
                .containsExactly(TOPIC.name() + "-0-41", TOPIC.name() + "-0-42");

        List<Letter> given = deadLetters.replay(new Selection("", TOPIC.name(), "unreadable"));

        assertThat(given).singleElement().satisfies(letter -> {
            assertThat(letter.attempts()).isEqualTo(1);
            assertThat(letter.text()).isEqualTo("Not JSON.");
        });
        List<ConsumerRecord<String, byte[]>> back = new ArrayList<>();
        try (TopicReader reader = new TopicReader(broker)) {
            reader.readAll(List.of(TOPIC.name()), back::add);
        }
        assertThat(back).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("934");
            assertThat(record.value()).isEqualTo(bytes);
            assertThat(CloudEventHeaders.get(record.headers(), "ce_id")).isEqualTo("event-1");
            assertThat(record.headers())
                    .extracting(header -> header.key())
                    .noneMatch(name -> name.startsWith("dead-letter"));
            assertThat(new String(record.headers().lastHeader("ce_causationid").value(), StandardCharsets.UTF_8))
                    .isEqualTo(TOPIC.name() + "-0-41");
        });
        assertThat(deadLetters.list(new Selection(given.getFirst().position(), "", "")))
                .as("stays where it is")
                .hasSize(1);
    }

    @Test
    void namesTheTopicsThatHaveDeadLetters() {
        assertThatThrownBy(() -> deadLetters.list(new Selection("", "audit", "")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("quickbooks.changes");
    }

    private void createTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            Set<String> names = new HashSet<>(Set.of(TOPIC.name()));
            Topics.all().stream()
                    .map(TopicSpec::name)
                    .filter(name -> name.endsWith(".dead-letters"))
                    .forEach(names::add);
            admin.createTopics(names.stream()
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }
}
