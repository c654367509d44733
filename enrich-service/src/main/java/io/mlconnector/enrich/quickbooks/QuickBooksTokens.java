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
/// for one. A refused token is left alone and a newer one waited for, however many want to read meanwhile; after a
/// minute without one it is tried again, because vendors refuse good tokens now and then.
public final class QuickBooksTokens implements AccessTokenSource, VendorGate.NewToken {
    private static final Duration LEFT_ALONE = Duration.ofMinutes(1);

    private final TopicTable<TokenV1> tokens;
    private final Keysets keysets;
    private final String key;
    private final Clock clock;
    private volatile Refused refused = Refused.NONE;

    private record Refused(long version, Instant at) {
        static final Refused NONE = new Refused(-1, Instant.EPOCH);
    }

    public QuickBooksTokens(TopicTable<TokenV1> tokens, Keysets keysets, ConnectionId connection, Clock clock) {
        this.tokens = tokens;
        this.keysets = keysets;
        this.clock = clock;
        this.key = connection + "/" + Purpose.ACCESS_TOKEN.id();
    }

    /// A plain sentence while there is no token to read with. May be called by any thread.
    public Optional<String> trouble() {
        Optional<TokenV1> current = tokens.find(key);
        if (current.isEmpty()) {
            return Optional.of("There is no access token yet: the qbo-writer fetches it.");
        }
        TokenV1 token = current.get();
        if (open(token).isEmpty()) {
            return Optional.of("The access token cannot be opened: TOKEN_KEYSET_FILE has to be the qbo-writer's.");
        }
        return token.version() == refused.version()
                ? Optional.of("QuickBooks refuses the access token (version " + token.version()
                        + "): nothing is read before the qbo-writer has a newer one. If none comes, connect the company"
                        + " again.")
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
        return keysets.open(Purpose.ACCESS_TOKEN, Topics.QUICKBOOKS_TOKENS, key, token.version(), token.ciphertext());
    }
}
