package io.mlconnector.serviceruntime.token;

import io.mlconnector.apiclient.AccessTokenSource;
import io.mlconnector.serviceruntime.token.TokenEndpoint.Answer;
import io.mlconnector.serviceruntime.token.TokenView.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

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
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final TokenSubject subject;
    private final TokenEndpoint endpoint;
    private final Grants grants;
    private final TokenEvents events;
    private final Clock clock;
    private final TokenView view;

    // Only the thread that steps touches these.
    private final RefreshTokens candidates;
    private final RefreshSchedule schedule = new RefreshSchedule();
    private final VaultHold vault;
    private TokenPair stored = TokenPair.NONE;
    private boolean failing;

    /// @param firstRefreshToken from the configuration: used when nothing is stored, or what is stored is dead
    /// @param wake makes the stepping thread step now
    TokenOwner(TokenSubject subject, TokenPorts ports, Optional<String> firstRefreshToken, Clock clock, Runnable wake) {
        this.subject = subject;
        this.endpoint = ports.endpoint();
        this.vault = new VaultHold(ports.vaults());
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
            if (!view.isWanted() && vault.unsaved().isEmpty()) {
                release();
                return IDLE;
            }
            if (!vault.isOpen()) {
                open();
            }
            Optional<TokenPair> waiting = vault.unsaved();
            if (waiting.isPresent()) {
                store(waiting.get());
                return Duration.ZERO;
            }
            Optional<Grants.Grant> granted = grants.newest().filter(grant -> grant.version() > stored.grant());
            if (granted.isPresent()) {
                return take(granted.get());
            }
            if (vault.reseal(stored)) {
                LOG.infof("%s: sealed with the new key", subject);
                events.resealed();
            }
            return keepFresh(clock.instant());
        } catch (TokenVault.OwnershipLostException | TokenVault.VaultException e) {
            LOG.warnf("%s: %s; looking again in %d s", subject, e.getMessage(), RETRY.toSeconds());
            // A producer that failed is not used again; what is not saved yet is kept.
            vault.close();
            return RETRY;
        }
    }

    private void open() {
        if (view.state() == State.NOT_OURS) {
            view.state(State.LOADING);
        }
        adopt(vault.open());
    }

    /// A person has connected: whatever was wrong with the tokens before is past.
    private Duration take(Grants.Grant grant) {
        LOG.infof("%s: connected again by a person, grant %d", subject, grant.version());
        schedule.startOver();
        candidates.startOver();
        Duration next = store(stored.replacedBy(grant.version(), grant.tokens()));
        events.connected(grant.version());
        return next;
    }

    private Duration keepFresh(Instant now) {
        OAuthToken access = stored.access();
        if (access != null) {
            weigh(access, now);
        }
        if (!schedule.isDue(access, access != null && view.isRefused(access), now)) {
            return schedule.untilDue(now);
        }
        return schedule.isPausing(now) ? pause(now) : refresh();
    }

    /// Whether the token that we have works, as far as that is known.
    private void weigh(OAuthToken access, Instant now) {
        if (!view.isRefused(access)) {
            // It was put away when the connection was lost, which may be ours again before that was noticed here.
            view.use(access);
            if (schedule.works(now)) {
                view.state(State.READY);
            }
        } else if (schedule.refused(access, now)) {
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
    private Duration pause(Instant now) {
        Duration left = schedule.pauseLeft(now);
        if (!schedule.areRefusalsMany()) {
            return left;
        }
        TokenPair loaded = vault.load();
        if (loaded.accessVersion() != stored.accessVersion()) {
            schedule.forgetRefusals();
            adopt(loaded);
            return Duration.ZERO;
        }
        return RefreshSchedule.shorter(left, LOOK_AGAIN);
    }

    private Duration refresh() {
        Optional<String> next = candidates.next(stored.refresh(), schedule.areRefusalsMany());
        if (next.isPresent()) {
            return exchange(next.get());
        }
        needPerson(
                stored.refresh() == null && !candidates.hasDead() ? State.CONNECT_NEEDED : State.RECONNECT_NEEDED,
                "there is no refresh token that " + subject.vendor() + " accepts");
        // A new connection stores its tokens in the same place.
        adopt(vault.load());
        return LOOK_AGAIN;
    }

    private Duration exchange(String refreshToken) {
        return switch (endpoint.refresh(refreshToken)) {
            case Answer.Given answer -> {
                failing = false;
                schedule.asked(clock.instant());
                yield store(stored.refreshedBy(answer, clock.instant(), subject.refreshLife()));
            }
            case Answer.InvalidGrant _ -> {
                // The one refused may be older than what an owner before us stored.
                candidates.died(refreshToken);
                adopt(vault.load());
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

    private Duration store(TokenPair tokens) {
        vault.save(tokens);
        view.forgetRefused();
        Instant now = clock.instant();
        schedule.stored(now);
        adopt(tokens);
        LOG.infof("%s: stored, next refresh at %s", subject, schedule.refreshAt());
        return schedule.untilDue(now);
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
        if (!schedule.areRefusalsMany()) {
            view.state(State.READY);
        }
        schedule.follow(access, clock.instant());
    }

    private void release() {
        vault.close();
        view.clear();
        stored = TokenPair.NONE;
        schedule.release();
        candidates.startOver();
        failing = false;
    }
}
