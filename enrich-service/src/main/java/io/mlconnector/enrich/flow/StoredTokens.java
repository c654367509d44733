package io.mlconnector.enrich.flow;

import io.mlconnector.apiclient.AccessTokenSource;
import io.mlconnector.contracts.TokenV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.config.Secret;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import io.mlconnector.serviceruntime.secret.Keysets;
import io.mlconnector.serviceruntime.secret.TokenPlace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The access token that a vendor's writer keeps in its topic of tokens. Never a refresh token: this service
/// has no keyset for one. A refused token is left alone and a newer one waited for, however many want to read
/// meanwhile; after a minute without one it is tried again, because vendors refuse good tokens now and then.
public final class StoredTokens implements AccessTokenSource, VendorGate.NewToken {
    private static final Duration LEFT_ALONE = Duration.ofMinutes(1);

    private final TokenPlace place;
    private final TopicTable<TokenV1> tokens;
    private final Keysets keysets;
    private final String key;
    private final Clock clock;
    private volatile Refused refused = Refused.NONE;

    private record Refused(long version, Instant at) {
        static final Refused NONE = new Refused(-1, Instant.EPOCH);
    }

    public StoredTokens(
            TokenPlace place, TopicTable<TokenV1> tokens, Keysets keysets, ConnectionId connection, Clock clock) {
        this.place = place;
        this.tokens = tokens;
        this.keysets = keysets;
        this.clock = clock;
        this.key = place.key(connection, place.access());
    }

    /// A plain sentence while there is no token to read with. May be called by any thread.
    public Optional<String> trouble() {
        Optional<TokenV1> current = tokens.find(key);
        if (current.isEmpty()) {
            return Optional.of("There is no access token yet: the " + owner() + " fetches it.");
        }
        TokenV1 token = current.get();
        if (open(token).isEmpty()) {
            return Optional.of("The access token cannot be opened: TOKEN_KEYSET_FILE has to be the " + owner() + "'s.");
        }
        return token.version() == refused.version()
                ? Optional.of(place.vendor() + " refuses the access token (version " + token.version()
                        + "): nothing is read before the " + owner()
                        + " has a newer one. If none comes, connect again on the console.")
                : Optional.empty();
    }

    @Override
    public Optional<String> findToken() {
        return tokens.find(key).filter(this::isUsable).flatMap(this::open).map(Secret::reveal);
    }

    @Override
    public void reject(String token) {
        tokens.find(key).ifPresent(current -> {
            if (open(current).filter(secret -> secret.reveal().equals(token)).isPresent()) {
                refused = new Refused(current.version(), clock.instant());
            }
        });
    }

    @Override
    public void await(Duration patience) throws InterruptedException {
        var _ = tokens.await(key, this::isUsable, patience);
    }

    @Override
    public void accepted() {
        refused = Refused.NONE;
    }

    private boolean isUsable(TokenV1 token) {
        Refused last = refused;
        boolean rested = !clock.instant().isBefore(last.at().plus(LEFT_ALONE));
        return (token.version() > last.version() || rested) && open(token).isPresent();
    }

    private Optional<Secret> open(TokenV1 token) {
        return place.open(keysets, place.access(), key, token);
    }

    private String owner() {
        return place.tokens().writers().getFirst();
    }
}
