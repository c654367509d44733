package io.mlconnector.qbowriter.tokens;

import io.mlconnector.apiclient.AccessTokenSource;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.config.Secret;
import io.mlconnector.serviceruntime.secret.GrantKeys;
import io.mlconnector.serviceruntime.secret.KeysetFile;
import io.mlconnector.serviceruntime.secret.Keysets;
import io.quarkus.oidc.client.OidcClients;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// The thread that keeps one connection's tokens usable, and does what comes right after that.
public final class TokenKeeper implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TokenKeeper.class);
    private static final Duration AFTER_BUG = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    /// Longer than one exchange with the token endpoint: it is never cut off, because its answer may be the only valid
    /// refresh token.
    private static final Duration LAST_STEP = Duration.ofSeconds(50);

    /// What a person wants to know.
    ///
    /// @param isWorking whether calls can be made, or need not be made here
    public record Status(boolean isWorking, String detail) {}

    private final TokenOwner owner;
    private final Grants grants;
    private final URI connectPage;
    private final Clock clock;
    private final Supplier<Duration> chore;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    TokenKeeper(
            ConnectionId connection,
            TokenEndpoint endpoint,
            Supplier<TokenVault> vaults,
            Optional<String> firstRefreshToken,
            Grants grants,
            URI connectPage,
            Supplier<Duration> chore,
            Clock clock) {
        this.owner =
                new TokenOwner(connection.value(), endpoint, vaults, firstRefreshToken, grants, clock, news::release);
        this.grants = grants;
        this.connectPage = connectPage;
        this.clock = clock;
        this.chore = chore;
        this.thread = Thread.ofPlatform().name("qbo-tokens").daemon().unstarted(this::work);
    }

    /// @param chore called after each step that left a usable token; says when it wants to be called again at the
    /// latest
    public static TokenKeeper of(
            ConnectorSettings settings, Keysets keysets, OidcClients clients, Supplier<Duration> chore, Clock clock) {
        Optional<GrantKeys> grantKeys =
                GrantKeys.find(KeysetFile.locate(settings)).filter(GrantKeys::canOpen);
        if (grantKeys.isEmpty()) {
            LOG.warn("The keyset file has no private key 'grant': nothing that is connected on the console is taken");
        }
        ConnectorSettings.QuickBooks quickbooks = settings.quickbooks();
        return new TokenKeeper(
                settings.connection(),
                new OidcTokenEndpoint(
                        clients,
                        new OidcTokenEndpoint.Settings(
                                quickbooks.oauthUrl(),
                                settings.connection().value(),
                                quickbooks.needClientId(),
                                quickbooks.needClientSecret().reveal()),
                        clock),
                () -> KafkaTokenVault.open(settings.bootstrapServers(), settings.connection(), keysets, clock),
                quickbooks.refreshToken().map(Secret::reveal),
                grantKeys
                        .<Grants>map(keys -> new KafkaGrants(settings.bootstrapServers(), settings.connection(), keys))
                        .orElse(Grants.NONE),
                URI.create(settings.consoleUrl() + "/connect/quickbooks"),
                chore,
                clock);
    }

    public void start() {
        grants.onNew(news::release);
        thread.start();
    }

    public AccessTokenSource tokens() {
        return owner;
    }

    /// @param ours whether the connection's partition belongs to this instance now
    public void assigned(boolean ours) {
        if (ours) {
            owner.own();
        } else {
            grants.close();
            owner.disown();
        }
    }

    public Status status() {
        return switch (owner.state()) {
            case NOT_OURS -> new Status(true, "Another instance looks after the tokens.");
            case LOADING -> new Status(false, "No access token yet.");
            case READY ->
                owner.findToken().isPresent()
                        ? new Status(true, "Connected." + life())
                        : new Status(false, "The access token has ended and is being refreshed.");
            case CONNECT_NEEDED ->
                new Status(false, "Connect needed: open " + connectPage + "; commands wait meanwhile.");
            case RECONNECT_NEEDED ->
                new Status(
                        false,
                        "Reconnect needed: QuickBooks accepts none of the tokens that we have or get. Open "
                                + connectPage + "; commands wait meanwhile, nothing is lost.");
        };
    }

    /// A sentence about the rolling 100 days; each refresh, once an hour at least, begins them anew.
    public String life() {
        return owner.refreshEnds()
                .map(ends -> " QuickBooks keeps the connection for "
                        + Math.max(0, Duration.between(clock.instant(), ends).toDays())
                        + " more days; each refresh begins them anew.")
                .orElse("");
    }

    private void work() {
        while (!closed) {
            rest(step());
        }
        // Gives the tokens up, and stores what is not stored yet.
        var _ = owner.step();
    }

    private Duration step() {
        try {
            Duration next = owner.step();
            if (owner.findToken().isEmpty()) {
                return next;
            }
            Duration again = chore.get();
            return again.compareTo(next) < 0 ? again : next;
        } catch (RuntimeException e) {
            LOG.error("looking after the tokens failed", e);
            return AFTER_BUG;
        }
    }

    private void rest(Duration wait) {
        long millis = Math.clamp(wait.toMillis(), 0, LONGEST_REST.toMillis());
        try {
            if (news.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        owner.disown();
        try {
            boolean _ = thread.join(LAST_STEP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
