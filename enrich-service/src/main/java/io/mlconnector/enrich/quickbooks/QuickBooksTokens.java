package io.mlconnector.enrich.quickbooks;

import io.mlconnector.apiclient.AccessTokenSource;
import io.mlconnector.contracts.TokenV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.enrich.flow.VendorGate;
import io.mlconnector.serviceruntime.config.Secret;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import io.mlconnector.serviceruntime.secret.Keysets;
import io.mlconnector.serviceruntime.secret.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The access token that the qbo-writer keeps in `quickbooks.tokens`. Never a refresh token: this service has no keyset
/// for one. A refused token is left alone and a newer one waited for; after a minute without one it is tried again,
/// because vendors refuse good tokens now and then.
public final class QuickBooksTokens implements AccessTokenSource, VendorGate.NewToken {
    private static final Duration LEFT_ALONE = Duration.ofMinutes(1);

    private final TopicTable<TokenV1> tokens;
    private final Keysets keysets;
    private final String key;
    private final Clock clock;
    private volatile Refused refused = new Refused(-1, Instant.EPOCH);

    private record Refused(long version, Instant at) {}

    public QuickBooksTokens(TopicTable<TokenV1> tokens, Keysets keysets, ConnectionId connection, Clock clock) {
        this.tokens = tokens;
        this.keysets = keysets;
        this.clock = clock;
        this.key = connection + "/" + Purpose.ACCESS_TOKEN.id();
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

    private boolean isUsable(TokenV1 token) {
        Refused last = refused;
        boolean rested = !clock.instant().isBefore(last.at().plus(LEFT_ALONE));
        return (token.version() > last.version() || rested) && open(token).isPresent();
    }

    private Optional<Secret> open(TokenV1 token) {
        return keysets.open(Purpose.ACCESS_TOKEN, Topics.QUICKBOOKS_TOKENS, key, token.version(), token.ciphertext());
    }
}
