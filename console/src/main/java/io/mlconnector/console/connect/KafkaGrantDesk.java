package io.mlconnector.console.connect;

import io.mlconnector.contracts.GrantV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import io.mlconnector.serviceruntime.secret.GrantKeys;
import io.mlconnector.serviceruntime.secret.TokenPlace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// [GrantDesk] by a vendor's topic of grants. A person connects a few times a year: its clients live for one
/// grant.
final class KafkaGrantDesk implements GrantDesk {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TokenPlace place;
    private final String bootstrapServers;
    private final ConnectionId connection;
    private final Optional<GrantKeys> keys;
    private final Clock clock;

    KafkaGrantDesk(
            TokenPlace place, String bootstrapServers, ConnectionId connection, Optional<GrantKeys> keys, Clock clock) {
        this.place = place;
        this.bootstrapServers = bootstrapServers;
        this.connection = connection;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Optional<Trouble> trouble() {
        return keys.isPresent() ? Optional.empty() : Optional.of(Trouble.noKey(place.grantMember()));
    }

    @Override
    public void hand(GrantV1.Tokens tokens) {
        Instant now = clock.instant();
        // A clock that was set back must not make the owner pass this one over.
        long version = Math.max(now.toEpochMilli(), last() + 1);
        GrantV1 grant = keys.orElseThrow().seal(connection, version, tokens, now);
        try (TopicPublisher publisher = new TopicPublisher(bootstrapServers, "console", clock)) {
            publisher.publish(new Message(
                    place.grants(),
                    connection.value(),
                    grant,
                    "connector." + place.vendor().toLowerCase(Locale.ROOT) + ".connection.granted.v1",
                    now,
                    null));
        }
    }

    private long last() {
        try (TopicTable<GrantV1> grants = new TopicTable<>(bootstrapServers, place.grants(), GrantV1.class)) {
            grants.catchUp(PATIENCE);
            return grants.find(connection.value()).map(GrantV1::version).orElse(0L);
        }
    }
}
