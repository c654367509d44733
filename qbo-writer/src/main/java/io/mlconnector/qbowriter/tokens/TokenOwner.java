package io.mlconnector.qbowriter.tokens;

import io.mlconnector.apiclient.AccessTokenSource;
import io.mlconnector.qbowriter.tokens.TokenEndpoint.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Owns the tokens of one connection while its partition is ours.
///
/// ```
///   NOT_OURS --own--> LOADING --> READY <---------+
///       ^                |          | due, refused |
///       |                v          v              | saved
///       +--disown-- RECONNECT <-- refreshing ------+
/// ```
///
/// RECONNECT is left by a grant that a person gave on the console, by a token that works, or by one that somebody else
/// stored. A grant is taken in any state, at once and once: its number is stored with the tokens that go back to it, so
/// that neither a crash nor a replay of the topic brings an older grant back.
///
/// A new pair is used only after it is stored: a crash in between would lose the only valid refresh token. For the same
/// reason a pair that could not be stored is kept and stored as soon as that is possible, even by an owner that was
/// shut out meanwhile. One thread does all of it ([#step]), so that there is never more than one refresh at a time,
/// however many calls were refused.
final class TokenOwner implements AccessTokenSource {
    private static final Logger LOG = Logger.getLogger(TokenOwner.class);
    private static final Duration REFRESH_LIFE = Duration.ofDays(100);
    private static final Duration RETRY = Duration.ofSeconds(2);

    /// Between two refreshes, however often a token that is just new is refused.
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofMinutes(10);

    /// What a person wants to know.
    enum State {
        NOT_OURS,
        LOADING,
        READY,
        /// Nobody has connected the company yet.
        CONNECT_NEEDED,
        RECONNECT_NEEDED
    }

    private final String connection;
    private final TokenEndpoint endpoint;
    private final Supplier<TokenVault> vaults;
    private final Optional<String> firstRefreshToken;
    private final Grants grants;
    private final Clock clock;
    private final Runnable wake;

    private volatile boolean wanted;
    private volatile State state = State.NOT_OURS;
    private volatile @Nullable OAuthToken usable;
    private volatile @Nullable String refused;
    private volatile @Nullable Instant refreshEnds;

    // Only the thread that steps touches these.
    private @Nullable TokenVault vault;
    private TokenPair stored = TokenPair.NONE;
    private @Nullable TokenPair unsaved;
    private Instant refreshAt = Instant.MIN;
    private Instant notBefore = Instant.MIN;
    private final Set<String> dead = new HashSet<>();
    private final FreshRefusals refusals = new FreshRefusals();
    private boolean triedFirst;

    /// @param firstRefreshToken from the configuration: used when nothing is stored, or what is stored is dead
    /// @param grants what people granted on the console
    /// @param wake makes the stepping thread step now
    TokenOwner(
            String connection,
            TokenEndpoint endpoint,
            Supplier<TokenVault> vaults,
            Optional<String> firstRefreshToken,
            Grants grants,
            Clock clock,
            Runnable wake) {
        this.connection = connection;
        this.endpoint = endpoint;
        this.vaults = vaults;
        this.firstRefreshToken = firstRefreshToken;
        this.grants = grants;
        this.clock = clock;
        this.wake = wake;
    }

    void own() {
        wanted = true;
        wake.run();
    }

    void disown() {
        wanted = false;
        usable = null;
        wake.run();
    }

    State state() {
        return state;
    }

    /// When the refresh token ends unless it is used; empty while none is known.
    Optional<Instant> refreshEnds() {
        return Optional.ofNullable(refreshEnds);
    }

    @Override
    public Optional<String> findToken() {
        OAuthToken token = usable;
        return token != null && wanted && clock.instant().isBefore(token.expiresAt())
                ? Optional.of(token.value())
                : Optional.empty();
    }

    @Override
    public void reject(String token) {
        OAuthToken current = usable;
        if (current != null && current.value().equals(token)) {
            usable = null;
            refused = token;
            wake.run();
        }
    }

    /// Does what is due.
    ///
    /// @return when to come again
    Duration step() {
        try {
            if (!wanted && unsaved == null) {
                release();
                return IDLE;
            }
            TokenVault open = vault == null ? open() : vault;
            TokenPair waiting = unsaved;
            if (waiting != null) {
                store(open, waiting);
                return Duration.ZERO;
            }
            Optional<Grants.Grant> granted = grants.newest().filter(grant -> grant.version() > stored.grant());
            if (granted.isPresent()) {
                return take(open, granted.get());
            }
            Instant now = clock.instant();
            weigh(now);
            if (!due(now)) {
                return untilDue(now);
            }
            return now.isBefore(notBefore) ? pause(open, now) : refresh(open);
        } catch (TokenVault.OwnershipLostException e) {
            LOG.warnf("tokens of %s: %s", connection, e.getMessage());
            close();
            return RETRY;
        } catch (TokenVault.VaultException e) {
            LOG.warnf("tokens of %s: %s; trying again", connection, e.getMessage());
            // A producer that failed is not used again; what is not saved yet is kept.
            close();
            return RETRY;
        }
    }

    private TokenVault open() {
        if (state == State.NOT_OURS) {
            state = State.LOADING;
        }
        TokenVault open = vaults.get();
        vault = open;
        TokenPair loaded = open.load();
        adopt(loaded);
        TokenPair waiting = unsaved;
        if (waiting != null) {
            // Whoever asked QuickBooks last has the pair that counts.
            unsaved = waiting.isNewerThan(loaded) ? waiting.numberedAfter(loaded) : null;
        }
        return open;
    }

    /// A person has connected: whatever was wrong with the tokens before is past.
    private Duration take(TokenVault open, Grants.Grant grant) {
        LOG.infof("tokens of %s: connected again by a person, grant %d", connection, grant.version());
        refusals.forget();
        notBefore = Instant.MIN;
        triedFirst = false;
        return store(open, stored.replacedBy(grant.version(), grant.tokens()));
    }

    /// Whether the token that we have works, as far as that is known.
    private void weigh(Instant now) {
        OAuthToken access = stored.access();
        if (access == null) {
            return;
        }
        if (!access.value().equals(refused)) {
            if (refusals.areMany() && !refusals.isFresh(now)) {
                refusals.forget();
                state = State.READY;
            }
        } else if (refusals.refused(access.value(), now) && refusals.areMany()) {
            notBefore = now.plus(refusals.pause());
            if (state != State.RECONNECT_NEEDED) {
                LOG.errorf(
                        "tokens of %s: QuickBooks refuses each new access token at once. Connect the company again;"
                                + " commands wait",
                        connection);
                state = State.RECONNECT_NEEDED;
            }
        }
    }

    /// What somebody else stores meanwhile ends the pause.
    private Duration pause(TokenVault open, Instant now) {
        Duration left = Duration.between(now, notBefore);
        if (!refusals.areMany()) {
            return left;
        }
        TokenPair loaded = open.load();
        if (loaded.accessVersion() != stored.accessVersion()) {
            refusals.forget();
            adopt(loaded);
            return Duration.ZERO;
        }
        return shorter(left, LOOK_AGAIN);
    }

    private Duration untilDue(Instant now) {
        Duration left = Duration.between(now, refreshAt);
        return refusals.areMany() ? shorter(left, FreshRefusals.FRESH) : left;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private boolean due(Instant now) {
        OAuthToken access = stored.access();
        return access == null || access.value().equals(refused) || !now.isBefore(refreshAt);
    }

    private Duration refresh(TokenVault open) {
        OAuthToken refresh = stored.refresh();
        if (refresh == null || dead.contains(refresh.value())) {
            return withFirstToken(open);
        }
        if (refusals.areMany() && !triedFirst) {
            // A person may have connected again, and configured what came of it.
            triedFirst = true;
            return exchange(
                    open,
                    firstRefreshToken.filter(token -> !dead.contains(token)).orElse(refresh.value()));
        }
        return exchange(open, refresh.value());
    }

    private Duration withFirstToken(TokenVault open) {
        Optional<String> first = firstRefreshToken.filter(token -> !dead.contains(token));
        if (first.isPresent()) {
            triedFirst = true;
            return exchange(open, first.get());
        }
        State needed = stored.refresh() == null && dead.isEmpty() ? State.CONNECT_NEEDED : State.RECONNECT_NEEDED;
        if (state != needed) {
            LOG.errorf(
                    "tokens of %s: no refresh token that QuickBooks accepts. Connect the company on the console; commands"
                            + " wait",
                    connection);
            state = needed;
        }
        // A new connection stores its tokens in the same place.
        adopt(open.load());
        return LOOK_AGAIN;
    }

    private Duration exchange(TokenVault open, String refreshToken) {
        return switch (endpoint.refresh(refreshToken)) {
            case Answer.Refreshed answer -> {
                notBefore = clock.instant().plus(PAUSE);
                yield store(open, pair(answer));
            }
            case Answer.InvalidGrant _ -> {
                // The one refused may be older than what an owner before us stored.
                dead.add(refreshToken);
                adopt(open.load());
                yield Duration.ZERO;
            }
            case Answer.Unavailable(var why, var after) -> {
                LOG.warnf("tokens of %s: %s; trying again", connection, why);
                yield after;
            }
        };
    }

    private TokenPair pair(Answer.Refreshed answer) {
        Instant now = clock.instant();
        Duration refreshLife = answer.refreshLife();
        return new TokenPair(
                new OAuthToken(
                        answer.refreshToken(),
                        stored.refreshVersion() + 1,
                        now.plus(refreshLife == null ? REFRESH_LIFE : refreshLife)),
                new OAuthToken(answer.accessToken(), stored.accessVersion() + 1, now.plus(answer.accessLife())),
                stored.grant());
    }

    private Duration store(TokenVault open, TokenPair tokens) {
        unsaved = tokens;
        open.save(tokens);
        unsaved = null;
        refused = null;
        Instant now = clock.instant();
        refusals.given(now);
        adopt(tokens);
        LOG.infof("tokens of %s: stored, next refresh at %s", connection, refreshAt);
        return untilDue(now);
    }

    /// From here on these are the tokens, if they are others than before.
    private void adopt(TokenPair tokens) {
        boolean changed = tokens.accessVersion() != stored.accessVersion();
        stored = tokens;
        refreshEnds = tokens.refresh() == null ? null : tokens.refresh().expiresAt();
        OAuthToken access = tokens.access();
        if (!changed || access == null || access.value().equals(refused)) {
            return;
        }
        usable = access;
        if (!refusals.areMany()) {
            state = State.READY;
        }
        // After three quarters of what is left.
        refreshAt = access.expiresAt()
                .minus(Duration.between(clock.instant(), access.expiresAt()).dividedBy(4));
    }

    private void release() {
        close();
        usable = null;
        stored = TokenPair.NONE;
        refreshEnds = null;
        refused = null;
        refusals.forget();
        triedFirst = false;
        refreshAt = Instant.MIN;
        state = State.NOT_OURS;
    }

    private void close() {
        TokenVault open = vault;
        vault = null;
        if (open != null) {
            open.close();
        }
    }
}
