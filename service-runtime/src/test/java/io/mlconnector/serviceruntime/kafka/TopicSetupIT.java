package io.mlconnector.serviceruntime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mlconnector.contracts.Topics;
import io.mlconnector.embeddedkafka.EmbeddedKafka;
import io.mlconnector.serviceruntime.config.ConfigurationException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicSetupIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void createsTheCatalogueOnceAndRefusesWhatIsNotOurs() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.temporary();
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            String servers = kafka.bootstrapServers();
            assertThatThrownBy(() -> new TopicSetup(servers, false, Optional.empty()).ensure(PATIENCE))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("KAFKA_TOPICS_CREATE");

            new TopicSetup(servers, true, Optional.empty()).ensure(PATIENCE);
            new TopicSetup(servers, true, Optional.empty()).ensure(PATIENCE);
            new TopicSetup(servers, false, Optional.empty()).ensure(PATIENCE);
            assertThat(admin.listTopics().names().get())
                    .containsAll(
                            Topics.all().stream().map(topic -> topic.name()).toList());

            admin.deleteTopics(List.of(Topics.LINKS.name())).all().get();
            admin.createTopics(List.of(new NewTopic(Topics.LINKS.name(), 7, (short) 1)))
                    .all()
                    .get();
            // The broker sees what the controller did a moment later.
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThatThrownBy(
                                    () -> new TopicSetup(servers, true, Optional.empty()).ensure(PATIENCE))
                            .isInstanceOf(ConfigurationException.class)
                            .hasMessageContaining("The topic links has 7 partitions"));
        }
    }

    @Test
    void saysThatNoKafkaAnswers() {
        assertThatThrownBy(() -> new TopicSetup("localhost:1", true, Optional.empty()).ensure(Duration.ofMillis(1)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("No Kafka answers at localhost:1")
                .hasMessageContaining("KAFKA_BOOTSTRAP_SERVERS");
    }
}
