package io.mlconnector.serviceruntime.token;

import io.mlconnector.contracts.GrantV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import io.mlconnector.serviceruntime.secret.GrantKeys;
import io.mlconnector.serviceruntime.secret.TokenPlace;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// [Grants] from the topic of a vendor's grants. An older record that somebody writes again is passed over.
final class KafkaGrants implements Grants {
    private static final Logger LOG = Logger.getLogger(KafkaGrants.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final TokenPlace place;
    private final String key;
    private final GrantKeys keys;
    private final TopicTable<GrantV1> table;
    private volatile @Nullable Grant newest;
    private volatile boolean closed;
    private @Nullable Thread thread;

    KafkaGrants(String bootstrapServers, TokenPlace place, ConnectionId connection, GrantKeys keys) {
        this.place = place;
        this.key = connection.value();
        this.keys = keys;
        this.table = new TopicTable<>(bootstrapServers, place.grants(), GrantV1.class);
    }

    @Override
    public Optional<Grant> newest() {
        return Optional.ofNullable(newest);
    }

    @Override
    public void onNew(Runnable wake) {
        thread = Thread.ofPlatform().name(place.grants().name()).daemon().start(() -> follow(wake));
    }

    private void follow(Runnable wake) {
        long seen = 0;
        try {
            while (!closed) {
                long last = seen;
                Optional<GrantV1> next = table.await(key, grant -> grant.version() > last, PATIENCE);
                if (next.isPresent()) {
                    seen = next.get().version();
                    look(next.get(), wake);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(GrantV1 grant, Runnable wake) {
        Optional<GrantV1.Tokens> tokens = keys.open(key, grant);
        if (tokens.isEmpty()) {
            LOG.errorf(
                    "topic=%s key=%s version=%d does not open: the console's TOKEN_KEYSET_FILE has to hold the public half"
                            + " of this service's key '%s'",
                    place.grants().name(), key, grant.version(), place.grantMember());
            return;
        }
        newest = new Grant(grant.version(), tokens.get());
        wake.run();
    }

    @Override
    public void close() {
        closed = true;
        table.close();
        Thread follower = thread;
        if (follower != null) {
            follower.interrupt();
        }
    }
}
