package io.mlconnector.serviceruntime.token;

import io.mlconnector.contracts.ConnectionPartitioner;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.TokenV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.config.Secret;
import io.mlconnector.serviceruntime.kafka.KafkaClients;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.secret.Keysets;
import io.mlconnector.serviceruntime.secret.Purpose;
import io.mlconnector.serviceruntime.secret.TokenPlace;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// [TokenVault] in a vendor's topic of tokens: two records a connection, `…/refresh` and `…/access`, written
/// in one transaction. The transactional id is the connection's, so that Kafka itself shuts out the owner
/// before.
final class KafkaTokenVault implements TokenVault {
    private static final Logger LOG = Logger.getLogger(KafkaTokenVault.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Room room;
    private final Clock clock;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<Purpose, String> kept = new EnumMap<>(Purpose.class);

    /// @param service that owns the tokens
    record Room(String bootstrapServers, TokenPlace place, ConnectionId connection, String service, Keysets keysets) {
        String name() {
            return place.shortName() + "-tokens-" + connection;
        }

        String key(Purpose purpose) {
            return place.key(connection, purpose);
        }
    }

    private KafkaTokenVault(Room room, Clock clock, KafkaProducer<String, byte[]> producer) {
        this.room = room;
        this.clock = clock;
        this.producer = producer;
    }

    /// @throws VaultException when Kafka cannot be asked now
    static TokenVault open(Room room, Clock clock) {
        String name = room.name();
        Map<String, Object> settings = KafkaClients.writer(room.bootstrapServers(), name);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) PATIENCE.toMillis());
        KafkaProducer<String, byte[]> producer = new KafkaProducer<>(settings);
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw failure("the tokens cannot be taken over", e);
        }
        return new KafkaTokenVault(room, clock, producer);
    }

    @Override
    public TokenPair load() {
        Found refresh = new Found(room.place().refresh());
        Found access = new Found(room.place().access());
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(KafkaClients.reader(room.bootstrapServers(), room.name()))) {
            TopicPartition partition = new TopicPartition(
                    room.place().tokens().name(),
                    ConnectionPartitioner.partition(room.connection().value(), Topics.PARTITIONS));
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition), ANSWER).getOrDefault(partition, 0L);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.position(partition, ANSWER) < end) {
                if (System.nanoTime() - deadline > 0) {
                    throw new KafkaException("the topic could not be read to its end in time");
                }
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    refresh.look(record);
                    access.look(record);
                }
            }
        } catch (KafkaException e) {
            throw failure("the tokens cannot be read", e);
        }
        return new TokenPair(refresh.token, access.token, refresh.grant);
    }

    @Override
    public void save(TokenPair tokens) {
        try {
            producer.beginTransaction();
            // A failed send makes the commit fail.
            send(room.place().refresh(), tokens.refresh(), tokens.grant());
            send(room.place().access(), tokens.access(), tokens.grant());
            producer.commitTransaction();
        } catch (KafkaException e) {
            throw failure("the tokens cannot be stored", e);
        }
    }

    private void send(Purpose purpose, @Nullable OAuthToken token, long grant) {
        if (token == null) {
            return;
        }
        TokenPlace place = room.place();
        String key = room.key(purpose);
        String sealed = place.seal(room.keysets(), purpose, key, token.version(), new Secret(token.value()));
        kept.put(purpose, sealed);
        TokenV1 value = new TokenV1(
                room.connection().value(),
                purpose.kind(),
                token.version(),
                sealed,
                token.expiresAt(),
                grant == 0 ? null : grant,
                token.hardExpiresAt());
        String type = "connector." + place.vendor().toLowerCase(Locale.ROOT) + ".token.refreshed.v1";
        var _ = producer.send(
                new Message(place.tokens(), key, value, type, clock.instant(), null).record(room.service()));
    }

    @Override
    public boolean isOutdated() {
        return kept.entrySet().stream().anyMatch(each -> room.keysets().isOutdated(each.getKey(), each.getValue()));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }

    private static RuntimeException failure(String what, KafkaException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return new OwnershipLostException(e);
            }
        }
        return new VaultException(what + " (" + e.getMessage() + ")", e);
    }

    /// The newest token of one purpose that opens: an older record that somebody writes again does not win.
    private final class Found {
        private final Purpose purpose;
        private @Nullable OAuthToken token;
        private long grant;

        Found(Purpose purpose) {
            this.purpose = purpose;
        }

        void look(ConsumerRecord<String, byte[]> record) {
            if (!room.key(purpose).equals(record.key()) || record.value() == null) {
                return;
            }
            try {
                TokenV1 stored = Json.read(record.value(), TokenV1.class);
                Optional<Secret> clear = room.place().open(room.keysets(), purpose, record.key(), stored);
                if (clear.isEmpty()) {
                    LOG.warnf("key=%s version=%d does not open with this keyset", record.key(), stored.version());
                } else if (token == null || stored.version() >= token.version()) {
                    token = new OAuthToken(
                            clear.get().reveal(), stored.version(), stored.expiresAt(), stored.hardExpiresAt());
                    grant = stored.grant() == null ? 0 : stored.grant();
                    kept.put(purpose, stored.ciphertext());
                }
            } catch (UnreadableException e) {
                LOG.warnf("key=%s cannot be read: %s", record.key(), e.getMessage());
            }
        }
    }
}
