package io.mlconnector.sandbox.quickbooks.oauth;

import io.mlconnector.sandbox.store.Journal;
import io.mlconnector.sandbox.store.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Which app may use which company, and the tokens that say so. One grant for each pair: a new consent takes
/// the place of the one before, whose refresh tokens end with it.
public final class Grants {
    private static final String PREFIX = "consent/";
    /// What reads `/sandbox/info` wants a token for this long at least.
    private static final Duration FRESH_ENOUGH = Duration.ofHours(1);

    private final Journal journal;
    private final Clock clock;
    private final AccessTokens access;
    private final Map<String, Family> families = new LinkedHashMap<>();
    private final AtomicReference<OAuthKnobs> knobs = new AtomicReference<>(OAuthKnobs.HARSH);

    public Grants(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
        this.access = new AccessTokens(journal);
        journal.withPrefix(PREFIX).values().forEach(node -> {
            Family family = Family.read(node);
            families.put(key(family.app(), family.realmId()), family);
        });
    }

    public OAuthKnobs knobs() {
        return knobs.get();
    }

    void use(OAuthKnobs changed) {
        knobs.set(changed);
    }

    /// What an access token opens; empty when it is unknown, used up, or was taken back.
    public Optional<Access> find(String accessToken) {
        return access.find(accessToken, clock.instant());
    }

    /// A token known beforehand that stands for a person's consent. It leads in for as long as the grant lives;
    /// another one than the last time is a new consent.
    public synchronized void leadIn(String app, String realmId, String token) {
        Family existing = families.get(key(app, realmId));
        if (existing == null || !existing.consent().equals(token)) {
            keep(begin(app, realmId, Scopes.ACCOUNTING, token).ledBy(token));
        }
    }

    /// A person says yes.
    ///
    /// @return the refresh token
    public synchronized String connect(String app, String realmId, String scope) {
        Family family = begin(app, realmId, scope, freshRefreshToken());
        keep(family);
        return family.value();
    }

    /// A person says yes, and the app has exchanged the code for it.
    synchronized Tokens connectWithTokens(String app, String realmId, String scope) {
        Family family = begin(app, realmId, scope, freshRefreshToken());
        keep(family);
        return tokens(family, family.issued(), knobs.get());
    }

    /// @return empty when the token is unknown, used up, another app's, or its grant is dead
    synchronized Optional<Tokens> refresh(String app, String refreshToken) {
        Instant now = clock.instant();
        OAuthKnobs rules = knobs.get();
        for (Family family : families.values()) {
            Optional<Family> after = family.app().equals(app)
                    ? family.used(refreshToken, now, rules, Grants::freshRefreshToken)
                    : Optional.empty();
            if (after.isPresent()) {
                keep(after.get());
                return Optional.of(tokens(after.get(), now, rules));
            }
        }
        if (rules.refreshReplayRevokes()) {
            revokeGrantOf(refreshToken);
        }
        return Optional.empty();
    }

    private Tokens tokens(Family family, Instant now, OAuthKnobs rules) {
        Instant ends = now.plus(rules.accessLife());
        String token = access.issue(new Access(family.app(), family.realmId(), family.scope(), ends), now);
        return new Tokens(
                family.realmId(),
                family.scope(),
                token,
                rules.accessLife(),
                family.value(),
                Duration.between(now, family.ends()),
                family.hardLeft(now));
    }

    /// Takes the whole grant back that a token of either kind belongs to.
    ///
    /// @return whether there was one
    synchronized boolean revokeGrantOf(String app, String token) {
        Optional<Access> opened = access.find(token, clock.instant());
        if (opened.isPresent() && opened.get().app().equals(app)) {
            disconnect(app, opened.get().realmId());
            return true;
        }
        return families.values().stream()
                        .anyMatch(family -> family.app().equals(app) && family.accepts(token, clock.instant()))
                && revokeGrantOf(token);
    }

    private synchronized boolean revokeGrantOf(String refreshToken) {
        Optional<Family> family = families.values().stream()
                .filter(each -> each.knows(refreshToken))
                .findFirst();
        family.ifPresent(found -> disconnect(found.app(), found.realmId()));
        return family.isPresent();
    }

    /// A refresh token was used twice at the same time.
    void collided(String refreshToken) {
        if (knobs.get().concurrentUseRevokes()) {
            revokeGrantOf(refreshToken);
        }
    }

    /// A code came a second time, after it had led to a grant with this first refresh token.
    void codeReplayed(String refreshToken) {
        if (knobs.get().codeReplayRevokes()) {
            revokeGrantOf(refreshToken);
        }
    }

    /// As if a person had disconnected the app: nothing works any more until somebody consents again.
    public synchronized void disconnect(String app, String realmId) {
        Family family = families.get(key(app, realmId));
        if (family != null) {
            keep(family.dead());
        }
        expireAccess(app, realmId);
    }

    /// Its access tokens are no good from now on; the grant lives.
    ///
    /// @return how many there were
    public int expireAccess(String app, String realmId) {
        return access.removeIf(token -> token.isOf(app, realmId));
    }

    public synchronized boolean isConnected(String app, String realmId) {
        Family family = families.get(key(app, realmId));
        return family != null && family.isAlive(clock.instant());
    }

    /// Today's value; empty when nobody has consented or the grant is dead.
    public synchronized String refreshToken(String app, String realmId) {
        Family family = families.get(key(app, realmId));
        return family == null ? "" : family.value();
    }

    /// A token without a grant, good for an hour at least, for an app that needs no consent.
    public synchronized String accessToken(String app, String realmId) {
        Instant now = clock.instant();
        Instant enough = now.plus(FRESH_ENOUGH);
        return access.find(token -> token.isOf(app, realmId) && token.ends().isAfter(enough))
                .orElseGet(() -> access.issue(
                        new Access(app, realmId, Scopes.ACCOUNTING, now.plus(FRESH_ENOUGH.multipliedBy(2))), now));
    }

    private Family begin(String app, String realmId, String scope, String value) {
        return Family.begin(app, realmId, scope, value, clock.instant(), knobs.get());
    }

    private void keep(Family family) {
        String key = key(family.app(), family.realmId());
        families.put(key, family);
        journal.put(PREFIX + key, family.write());
    }

    private static String freshRefreshToken() {
        return "RT1-" + Secret.digits(3) + "-H0-" + Secret.letters(34);
    }

    private static String key(String app, String realmId) {
        return app + "/" + realmId;
    }
}
