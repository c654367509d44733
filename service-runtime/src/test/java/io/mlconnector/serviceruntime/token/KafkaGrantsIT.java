package io.mlconnector.serviceruntime.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mlconnector.contracts.GrantV1;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.embeddedkafka.SharedBroker;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.kafka.TopicSetup;
import io.mlconnector.serviceruntime.secret.GrantKeys;
import io.mlconnector.serviceruntime.secret.TokenPlace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaGrantsIT {
    private static final Instant LATER = Instant.parse("2026-11-25T11:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path home = Path.of("");

    @BeforeAll
    static void topics() {
        new TopicSetup(SharedBroker.bootstrapServers(), true, Optional.empty()).ensure(PATIENCE);
    }

    @Test
    void tellsOfEachNewGrantAndOfTheNewestOnly() {
        ConnectionId connection = new ConnectionId("2001");
        GrantKeys keys = TestKeysets.grantKeys(home);
        publish("2001", keys.seal(connection, 1, tokens("one"), LATER));
        AtomicInteger told = new AtomicInteger();
        try (KafkaGrants grants =
                new KafkaGrants(SharedBroker.bootstrapServers(), TokenPlace.QUICKBOOKS, connection, keys)) {
            grants.onNew(told::incrementAndGet);
            await().atMost(PATIENCE)
                    .until(() -> grants.newest().map(Grants.Grant::version).orElse(0L) == 1);

            publish("2001", keys.seal(connection, 3, tokens("three"), LATER));
            await().atMost(PATIENCE).until(() -> told.get() == 2);
            GrantV1 older = keys.seal(connection, 2, tokens("two"), LATER);
            publish("2001", older);
            publish("2001", keys.seal(connection, 4, tokens("four"), LATER));

            await().atMost(PATIENCE)
                    .until(() -> grants.newest().map(Grants.Grant::version).orElse(0L) == 4);
            assertThat(grants.newest().orElseThrow().tokens()).isEqualTo(tokens("four"));
            assertThat(told).hasValue(3);
            assertThat(new String(Json.write(older), StandardCharsets.UTF_8)).doesNotContain("two");
        }
    }

    @Test
    void grantOfAnotherCompanyOrUnderOtherKeysIsNoGrant() {
        ConnectionId connection = new ConnectionId("2002");
        GrantKeys keys = TestKeysets.grantKeys(home);
        GrantKeys strangers = TestKeysets.grantKeys(home.resolve("stranger"));
        try (KafkaGrants grants =
                new KafkaGrants(SharedBroker.bootstrapServers(), TokenPlace.QUICKBOOKS, connection, keys)) {
            grants.onNew(() -> {});
            publish("2002", keys.seal(new ConnectionId("2003"), 5, tokens("another company's"), LATER));
            publish("2002", strangers.seal(connection, 6, tokens("a stranger's"), LATER));
            publish("2002", keys.seal(connection, 7, tokens("ours"), LATER));

            await().atMost(PATIENCE).until(() -> grants.newest().isPresent());
            assertThat(grants.newest().orElseThrow().tokens()).isEqualTo(tokens("ours"));
        }
    }

    private static GrantV1.Tokens tokens(String name) {
        return new GrantV1.Tokens(
                "access of " + name, LATER, "refresh of " + name, LATER.plus(Duration.ofDays(100)), null);
    }

    private static void publish(String key, GrantV1 grant) {
        try (TopicPublisher publisher =
                new TopicPublisher(SharedBroker.bootstrapServers(), "console", Clock.systemUTC())) {
            publisher.publish(new Message(Topics.QUICKBOOKS_GRANTS, key, grant, "test.v1", LATER, null));
        }
    }
}
