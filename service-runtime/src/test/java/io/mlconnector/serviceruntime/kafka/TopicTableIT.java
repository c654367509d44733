package io.mlconnector.serviceruntime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.WebhookV1;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TopicTableIT {

    @Test
    void followsItsTopicAndReadsToItsEnd() throws Exception {
        String broker = TestTopics.broker();
        TopicSpec topic = TestTopics.like(Topics.ASANA_WEBHOOKS);
        try (TopicPublisher publisher = new TopicPublisher(broker, "test", Clock.systemUTC());
                TopicTable<WebhookV1> table = new TopicTable<>(broker, topic, WebhookV1.class)) {
            publish(publisher, topic, "h1", WebhookV1.State.PENDING);
            table.catchUp(Duration.ofSeconds(60));
            assertThat(table.find("9341/h1")).map(WebhookV1::state).contains(WebhookV1.State.PENDING);
            assertThat(table.isCaughtUp()).isTrue();

            publish(publisher, topic, "h1", WebhookV1.State.ACTIVE);
            publish(publisher, topic, "h2", WebhookV1.State.ACTIVE);
            assertThat(table.await("9341/h2", hook -> hook.state() == WebhookV1.State.ACTIVE, Duration.ofSeconds(60)))
                    .isPresent();
            assertThat(table.withPrefix("9341/")).containsOnlyKeys("9341/h1", "9341/h2");
            assertThat(table.withPrefix("934/")).isEmpty();
            assertThat(table.await("9341/h3", _ -> true, Duration.ofMillis(10))).isEmpty();
        }
    }

    private static void publish(TopicPublisher publisher, TopicSpec topic, String hook, WebhookV1.State state) {
        WebhookV1 value = new WebhookV1("9341", hook, "1203", state, null, null, null);
        publisher.publish(new Message(topic, value.key(), value, "connector.webhook.changed.v1", Instant.now(), null));
    }
}
