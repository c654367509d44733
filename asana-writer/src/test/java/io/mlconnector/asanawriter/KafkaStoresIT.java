package io.mlconnector.asanawriter;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.asanawriter.provision.KafkaConnectionStore;
import io.mlconnector.asanawriter.webhook.KafkaWebhookStore;
import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.ConnectionV1.FieldLayout;
import io.mlconnector.contracts.ConnectionV1.Layout;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.contracts.WebhookV1.State;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.work.Directory;
import io.mlconnector.domain.work.Field;
import io.mlconnector.embeddedkafka.SharedBroker;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.kafka.TopicSetup;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaStoresIT {
    private static final ConnectionId REALM = new ConnectionId("9341");

    @BeforeAll
    static void topics() {
        new TopicSetup(SharedBroker.bootstrapServers(), true, Optional.empty()).ensure(Duration.ofSeconds(30));
    }

    @Test
    void connectionIsReadAsItWasPublishedLast() {
        ConnectionV1 first = new ConnectionV1("9341", "100", null);
        ConnectionV1 second = new ConnectionV1(
                "9341",
                "100",
                new Layout(
                        Map.of(Field.POSTING, new FieldLayout("7", Map.of("Ready", "8"))),
                        Map.of(Directory.VENDORS, "77"),
                        null));
        try (TopicPublisher publisher = publisher();
                KafkaConnectionStore store =
                        new KafkaConnectionStore(SharedBroker.bootstrapServers(), publisher, Clock.systemUTC())) {
            assertThat(store.find(REALM)).isEmpty();

            store.publish(first);
            store.publish(new ConnectionV1("5555", "200", null));
            assertThat(store.find(REALM)).contains(first);

            store.publish(second);
            assertThat(store.find(REALM)).contains(second);
        }
        try (TopicPublisher publisher = publisher();
                KafkaConnectionStore afterRestart =
                        new KafkaConnectionStore(SharedBroker.bootstrapServers(), publisher, Clock.systemUTC())) {
            assertThat(afterRestart.find(REALM)).contains(second);
        }
    }

    @Test
    void webhooksOfTheConnectionAreListedWithTheirLastState() {
        try (TopicPublisher publisher = publisher();
                KafkaWebhookStore store =
                        new KafkaWebhookStore(SharedBroker.bootstrapServers(), publisher, Clock.systemUTC())) {
            store.publish(webhook("9341", "9341~a", State.PENDING, null));
            store.publish(webhook("93411", "93411~c", State.PENDING, null));
            store.publish(webhook("9341", "9341~b", State.PENDING, null));
            store.publish(webhook("9341", "9341~a", State.ACTIVE, "1"));

            assertThat(store.list(REALM))
                    .containsExactly(
                            webhook("9341", "9341~a", State.ACTIVE, "1"),
                            webhook("9341", "9341~b", State.PENDING, null));
        }
    }

    private static TopicPublisher publisher() {
        return new TopicPublisher(SharedBroker.bootstrapServers(), "asana-writer", Clock.systemUTC());
    }

    private static WebhookV1 webhook(String connection, String hook, State state, @Nullable String gid) {
        return new WebhookV1(connection, hook, "77", state, gid, null, null);
    }
}
