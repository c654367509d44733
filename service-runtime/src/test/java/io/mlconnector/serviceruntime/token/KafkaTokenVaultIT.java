package io.mlconnector.serviceruntime.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.TokenV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.embeddedkafka.SharedBroker;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.kafka.TopicSetup;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import io.mlconnector.serviceruntime.secret.KeyRotation;
import io.mlconnector.serviceruntime.secret.Keysets;
import io.mlconnector.serviceruntime.secret.TokenPlace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaTokenVaultIT {
    private static final Instant LATER = Instant.parse("2026-11-24T11:00:00Z");

    @TempDir
    static Path home = Path.of("");

    private static Keysets keysets = TestKeysets.in(Path.of("target", "keysets"));

    @BeforeAll
    static void topics() {
        keysets = TestKeysets.in(home);
        new TopicSetup(SharedBroker.bootstrapServers(), true, Optional.empty()).ensure(Duration.ofSeconds(30));
    }

    @Test
    void keepsBothTokensAcrossOwners() {
        ConnectionId connection = new ConnectionId("1001");
        try (TokenVault first = open(connection)) {
            assertThat(first.load()).isEqualTo(TokenPair.NONE);
            first.save(pair(1));
            first.save(pair(2));
            assertThat(first.load()).isEqualTo(pair(2));
        }
        try (TokenVault second = open(connection)) {
            assertThat(second.load()).isEqualTo(pair(2));
        }
    }

    @Test
    void openingShutsOutTheOwnerBefore() {
        ConnectionId connection = new ConnectionId("1002");
        try (TokenVault first = open(connection);
                TokenVault second = open(connection)) {
            assertThatThrownBy(() -> first.save(pair(1))).isInstanceOf(TokenVault.OwnershipLostException.class);

            second.save(pair(1));

            assertThat(second.load()).isEqualTo(pair(1));
        }
    }

    @Test
    void companiesDoNotShutOutEachOther() {
        try (TokenVault one = open(new ConnectionId("1003"));
                TokenVault other = open(new ConnectionId("1004"))) {
            one.save(pair(1));
            other.save(pair(7));

            assertThat(one.load()).isEqualTo(pair(1));
            assertThat(other.load()).isEqualTo(pair(7));
        }
    }

    @Test
    void topicHoldsNothingInClear() throws InterruptedException {
        ConnectionId connection = new ConnectionId("1005");
        try (TokenVault vault = open(connection)) {
            vault.save(pair(1));
        }

        assertThat(new String(Json.write(record("1005/refresh")), StandardCharsets.UTF_8))
                .doesNotContain("refresh-1")
                .contains("\"purpose\":\"refresh\"", "\"version\":1");
        assertThat(new String(Json.write(record("1005/access")), StandardCharsets.UTF_8))
                .doesNotContain("access-1");
    }

    @Test
    void movedOrRelabelledCiphertextDoesNotOpen() throws InterruptedException {
        try (TokenVault vault = open(new ConnectionId("1006"))) {
            vault.save(pair(1));
        }
        TokenV1 refresh = record("1006/refresh");
        TokenV1 access = record("1006/access");

        publish("1007/refresh", new TokenV1("1007", "refresh", 1, refresh.ciphertext(), LATER, null, null));
        publish("1007/access", new TokenV1("1007", "access", 1, access.ciphertext(), LATER, null, null));
        publish("1008/refresh", new TokenV1("1008", "refresh", 1, access.ciphertext(), LATER, null, null));
        publish("1006/access", new TokenV1("1006", "access", 2, access.ciphertext(), LATER, null, null));

        assertThat(load("1007")).as("of another company").isEqualTo(TokenPair.NONE);
        assertThat(load("1008")).as("of another purpose").isEqualTo(TokenPair.NONE);
        assertThat(load("1006")).as("of an older version").isEqualTo(pair(1));
    }

    @Test
    void olderRecordThatIsWrittenAgainDoesNotWin() throws InterruptedException {
        try (TokenVault vault = open(new ConnectionId("1009"))) {
            vault.save(pair(1));
            TokenV1 old = record("1009/refresh");
            vault.save(pair(2));

            publish("1009/refresh", old);

            assertThat(vault.load()).isEqualTo(pair(2));
        }
    }

    @Test
    void sealedAnewAfterARotationItOpensWithoutTheOldKey() {
        ConnectionId connection = new ConnectionId("1011");
        Path own = home.resolve("rotated");
        Keysets rotating = TestKeysets.in(own);
        Path file = own.resolve("keyset.json");
        try (TokenVault vault = KafkaTokenVault.open(room(connection, rotating), Clock.systemUTC())) {
            vault.save(pair(1));
            assertThat(vault.isOutdated()).isFalse();

            KeyRotation.rotate(file);

            assertThat(vault.load()).as("the old key still opens").isEqualTo(pair(1));
            assertThat(vault.isOutdated()).isTrue();
            vault.save(vault.load());
            assertThat(vault.isOutdated()).isFalse();
            KeyRotation.retire(file);
            assertThat(vault.load()).isEqualTo(pair(1));
        }
    }

    @Test
    void otherKeysetOpensNothing() {
        ConnectionId connection = new ConnectionId("1010");
        try (TokenVault vault = open(connection)) {
            vault.save(pair(1));
        }
        Keysets other = TestKeysets.in(home.resolve("other"));
        try (TokenVault vault = KafkaTokenVault.open(room(connection, other), Clock.systemUTC())) {
            assertThat(vault.load()).isEqualTo(TokenPair.NONE);
        }
    }

    private static TokenVault open(ConnectionId connection) {
        return KafkaTokenVault.open(room(connection, keysets), Clock.systemUTC());
    }

    private static KafkaTokenVault.Room room(ConnectionId connection, Keysets opening) {
        return new KafkaTokenVault.Room(
                SharedBroker.bootstrapServers(), TokenPlace.QUICKBOOKS, connection, "qbo-writer", opening);
    }

    private static TokenPair load(String connection) {
        try (TokenVault vault = open(new ConnectionId(connection))) {
            return vault.load();
        }
    }

    private static TokenPair pair(long version) {
        return new TokenPair(
                new OAuthToken("refresh-" + version, version, LATER.plus(Duration.ofDays(100))),
                new OAuthToken("access-" + version, version, LATER));
    }

    private static TokenV1 record(String key) throws InterruptedException {
        try (TopicTable<TokenV1> table =
                new TopicTable<>(SharedBroker.bootstrapServers(), Topics.QUICKBOOKS_TOKENS, TokenV1.class)) {
            // A transaction's end is visible a moment after its commit was answered.
            return table.await(key, _ -> true, Duration.ofSeconds(20)).orElseThrow();
        }
    }

    private static void publish(String key, TokenV1 token) {
        try (TopicPublisher publisher =
                new TopicPublisher(SharedBroker.bootstrapServers(), "somebody", Clock.systemUTC())) {
            publisher.publish(new Message(Topics.QUICKBOOKS_TOKENS, key, token, "test.v1", LATER, null));
        }
    }
}
