package io.mlconnector.serviceruntime.token;

import io.mlconnector.apiclient.AccessTokenSource;
import io.mlconnector.serviceruntime.token.TokenEndpoint.Answer;
import io.mlconnector.serviceruntime.token.TokenView.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
/// RECONNECT is left by a grant that a person gave on the console, by a token that works, or by one that
/// somebody else stored. A grant is taken in any state, at once and once: its number is stored with the
/// tokens that go back to it, so that neither a crash nor a replay of the topic brings an older grant back.
///
/// A new pair is used only after it is stored: a crash in between would lose the only valid refresh token.
/// For the same reason a pair that could not be stored is kept and stored as soon as that is possible, even
/// by an owner that was shut out meanwhile. One thread does all of it ([#step]), so that there is never more
/// than one refresh at a time, however many calls were refused.
final class TokenOwner {
    private static final Logger LOG = Logger.getLogger(TokenOwner.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    /// Between two refreshes, however often a token that is just new is refused.
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofMinutes(10);

    /// @param refreshLife what the vendor documents; null where a refresh token lives until it is revoked
    record Subject(
            String vendor, String connection, @Nullable Duration refreshLife) {
        @Override
        public String toString() {
            return vendor + " tokens of " + connection;
        }
    }

    /// @param vaults each call opens one, which shuts out the owner before
    /// @param grants what people granted on the console
    record Ports(TokenEndpoint endpoint, Supplier<TokenVault> vaults, Grants grants, TokenEvents events) {}

    private final Subject subject;
    private final TokenEndpoint endpoint;
    private final Supplier<TokenVault> vaults;
    private final Grants grants;
    private final TokenEvents events;
    private final Clock clock;
    private final TokenView view;

    // Only the thread that steps touches these.
    private final RefreshTokens candidates;
    private final FreshRefusals refusals = new FreshRefusals();
    private @Nullable TokenVault vault;
    private TokenPair stored = TokenPair.NONE;
    private @Nullable TokenPair unsaved;
    private Instant refreshAt = Instant.MIN;
    private Instant notBefore = Instant.MIN;
    private boolean failing;

    /// @param firstRefreshToken from the configuration: used when nothing is stored, or what is stored is dead
    /// @param wake makes the stepping thread step now
    TokenOwner(Subject subject, Ports ports, Optional<String> firstRefreshToken, Clock clock, Runnable wake) {
        this.subject = subject;
        this.endpoint = ports.endpoint();
        this.vaults = ports.vaults();
        this.candidates = new RefreshTokens(firstRefreshToken);
        this.grants = ports.grants();
        this.events = ports.events();
        this.clock = clock;
        this.view = new TokenView(clock, wake);
    }

    void own() {
        view.want(true);
    }

    void disown() {
        view.want(false);
    }

    AccessTokenSource tokens() {
        return view;
    }

    TokenView view() {
        return view;
    }

    /// Does what is due.
    ///
    /// @return when to come again
    Duration step() {
        try {
            if (!view.isWanted() && unsaved == null) {
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
            if (open.isOutdated()) {
                open.save(stored);
                LOG.infof("%s: sealed with the new key", subject);
                events.resealed();
            }
            Instant now = clock.instant();
            weigh(now);
            if (!due(now)) {
                return untilDue(now);
            }
            return now.isBefore(notBefore) ? pause(open, now) : refresh(open);
        } catch (TokenVault.OwnershipLostException e) {
            LOG.warnf("%s: %s", subject, e.getMessage());
            close();
            return RETRY;
        } catch (TokenVault.VaultException e) {
            LOG.warnf("%s: %s; trying again", subject, e.getMessage());
            // A producer that failed is not used again; what is not saved yet is kept.
            close();
            return RETRY;
        }
    }

    private TokenVault open() {
        if (view.state() == State.NOT_OURS) {
            view.state(State.LOADING);
        }
        TokenVault open = vaults.get();
        vault = open;
        TokenPair loaded = open.load();
        adopt(loaded);
        TokenPair waiting = unsaved;
        if (waiting != null) {
            // Whoever asked the vendor last has the pair that counts.
            unsaved = waiting.isNewerThan(loaded) ? waiting.numberedAfter(loaded) : null;
        }
        return open;
    }

    /// A person has connected: whatever was wrong with the tokens before is past.
    private Duration take(TokenVault open, Grants.Grant grant) {
        LOG.infof("%s: connected again by a person, grant %d", subject, grant.version());
        refusals.forget();
        notBefore = Instant.MIN;
        candidates.startOver();
        Duration next = store(open, stored.replacedBy(grant.version(), grant.tokens()));
        events.connected(grant.version());
        return next;
    }

    /// Whether the token that we have works, as far as that is known.
    private void weigh(Instant now) {
        OAuthToken access = stored.access();
        if (access == null) {
            return;
        }
        if (!view.isRefused(access)) {
            if (refusals.areMany() && !refusals.isFresh(now)) {
                refusals.forget();
                view.state(State.READY);
            }
        } else if (refusals.refused(access.value(), now) && refusals.areMany()) {
            notBefore = now.plus(refusals.pause());
            needPerson(State.RECONNECT_NEEDED, subject.vendor() + " refuses each new access token at once");
        }
    }

    private void needPerson(State needed, String why) {
        if (view.state() != needed) {
            LOG.errorf("%s: %s. Connect on the console; commands wait", subject, why);
            view.state(needed);
            events.personNeeded(why);
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
        return access == null || view.isRefused(access) || !now.isBefore(refreshAt);
    }

    private Duration refresh(TokenVault open) {
        Optional<String> next = candidates.next(stored.refresh(), refusals.areMany());
        if (next.isPresent()) {
            return exchange(open, next.get());
        }
        needPerson(
                stored.refresh() == null && !candidates.hasDead() ? State.CONNECT_NEEDED : State.RECONNECT_NEEDED,
                "there is no refresh token that " + subject.vendor() + " accepts");
        // A new connection stores its tokens in the same place.
        adopt(open.load());
        return LOOK_AGAIN;
    }

    private Duration exchange(TokenVault open, String refreshToken) {
        return switch (endpoint.refresh(refreshToken)) {
            case Answer.Given answer -> {
                failing = false;
                notBefore = clock.instant().plus(PAUSE);
                yield store(open, stored.refreshedBy(answer, clock.instant(), subject.refreshLife()));
            }
            case Answer.InvalidGrant _ -> {
                // The one refused may be older than what an owner before us stored.
                candidates.died(refreshToken);
                adopt(open.load());
                yield Duration.ZERO;
            }
            case Answer.UnknownClient(var why, var after) -> failed(why, after);
            case Answer.Unavailable(var why, var after) -> failed(why, after);
        };
    }

    private Duration failed(String why, Duration after) {
        LOG.warnf("%s: %s; trying again", subject, why);
        if (!failing) {
            failing = true;
            events.refreshFailed(why);
        }
        return after;
    }

    private Duration store(TokenVault open, TokenPair tokens) {
        unsaved = tokens;
        open.save(tokens);
        unsaved = null;
        view.forgetRefused();
        Instant now = clock.instant();
        refusals.given(now);
        adopt(tokens);
        LOG.infof("%s: stored, next refresh at %s", subject, refreshAt);
        return untilDue(now);
    }

    /// From here on these are the tokens, if they are others than before.
    private void adopt(TokenPair tokens) {
        boolean changed = tokens.accessVersion() != stored.accessVersion();
        stored = tokens;
        view.keep(tokens.refresh());
        OAuthToken access = tokens.access();
        if (!changed || access == null || view.isRefused(access)) {
            return;
        }
        view.use(access);
        if (!refusals.areMany()) {
            view.state(State.READY);
        }
        Instant now = clock.instant();
        Instant ends = access.expiresAt() == null ? now : access.expiresAt();
        // After three quarters of what is left.
        refreshAt = ends.minus(Duration.between(now, ends).dividedBy(4));
    }

    private void release() {
        close();
        view.clear();
        stored = TokenPair.NONE;
        refusals.forget();
        candidates.startOver();
        failing = false;
        refreshAt = Instant.MIN;
    }

    private void close() {
        TokenVault open = vault;
        vault = null;
        if (open != null) {
            open.close();
        }
    }
}
