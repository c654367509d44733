package io.mlconnector.serviceruntime.token;

import io.mlconnector.apiclient.AccessTokenSource;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.config.Secret;
import io.mlconnector.serviceruntime.kafka.AuditTrail;
import io.mlconnector.serviceruntime.secret.GrantKeys;
import io.mlconnector.serviceruntime.secret.KeysetFile;
import io.mlconnector.serviceruntime.secret.Keysets;
import io.mlconnector.serviceruntime.secret.TokenPlace;
import io.quarkus.oidc.client.OidcClients;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
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

    /// Longer than one exchange with the token endpoint: it is never cut off, because its answer may be the
    /// only valid refresh token.
    private static final Duration LAST_STEP = Duration.ofSeconds(50);

    /// What a person wants to know.
    ///
    /// @param isWorking whether calls can be made, or need not be made here
    public record Status(boolean isWorking, String detail) {}

    private final TokenOwner owner;
    private final Grants grants;
    private final OAuthClient client;
    private final URI connectPage;
    private final Clock clock;
    private final Supplier<Duration> chore;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    /// The service that it works in.
    ///
    /// @param name of the service
    /// @param firstRefreshToken from the configuration, where there is one
    /// @param trail where it tells what a person may ask about later
    public record Host(
            ConnectorSettings settings,
            String name,
            Keysets keysets,
            Optional<Secret> firstRefreshToken,
            AuditTrail trail) {
        @Override
        public String toString() {
            return "Host[" + name + "]";
        }
    }

    TokenKeeper(
            OAuthClient client,
            TokenPorts ports,
            String connection,
            Optional<String> firstRefreshToken,
            URI connectPage,
            Supplier<Duration> chore,
            Clock clock) {
        this.client = client;
        this.owner = new TokenOwner(
                new TokenSubject(client.vendor(), connection, client.refreshLife()),
                ports,
                firstRefreshToken,
                clock,
                news::release);
        this.grants = ports.grants();
        this.connectPage = connectPage;
        this.clock = clock;
        this.chore = chore;
        this.thread = Thread.ofPlatform()
                .name(client.place().shortName() + "-tokens")
                .daemon()
                .unstarted(this::work);
    }

    /// @param chore called after each step that left a usable token; says when it wants to be called again at
    ///     the latest
    public static TokenKeeper of(
            OAuthClient client, Host host, OidcClients clients, Supplier<Duration> chore, Clock clock) {
        ConnectorSettings settings = host.settings();
        TokenPlace kept = client.place();
        Optional<GrantKeys> grantKeys =
                GrantKeys.find(KeysetFile.locate(settings), kept).filter(GrantKeys::canOpen);
        if (grantKeys.isEmpty()) {
            LOG.warnf(
                    "The keyset file has no private key '%s': nothing that is connected on the console is taken",
                    kept.grantMember());
        }
        KafkaTokenVault.Room room = new KafkaTokenVault.Room(
                settings.bootstrapServers(), kept, settings.connection(), host.name(), host.keysets());
        TokenPorts ports = new TokenPorts(
                new OidcTokenEndpoint(clients, client, clock),
                () -> KafkaTokenVault.open(room, clock),
                grantKeys
                        .<Grants>map(
                                keys -> new KafkaGrants(settings.bootstrapServers(), kept, settings.connection(), keys))
                        .orElse(Grants.NONE),
                new AuditedTokenEvents(host.trail(), kept, settings.connection()));
        return new TokenKeeper(
                client,
                ports,
                settings.connection().value(),
                host.firstRefreshToken().map(Secret::reveal),
                connectPage(settings, kept),
                chore,
                clock);
    }

    /// Where a person connects.
    public static URI connectPage(ConnectorSettings settings, TokenPlace place) {
        return URI.create(settings.consoleUrl() + "/connect/" + place.vendor().toLowerCase(Locale.ROOT));
    }

    public void start() {
        grants.onNew(news::release);
        thread.start();
    }

    public AccessTokenSource tokens() {
        return owner.tokens();
    }

    /// @param ours whether the connection's partition belongs to this instance now
    public void assigned(boolean ours) {
        if (ours) {
            owner.own();
        } else {
            owner.disown();
        }
    }

    public Status status() {
        return switch (owner.view().state()) {
            case NOT_OURS -> new Status(true, "Another instance looks after the tokens.");
            case LOADING -> new Status(false, "No access token yet.");
            case READY ->
                owner.tokens().findToken().isPresent()
                        ? new Status(true, "Connected." + life())
                        : new Status(false, "The access token has ended and is being refreshed.");
            case CONNECT_NEEDED ->
                new Status(false, "Connect needed: open " + connectPage + "; commands wait meanwhile.");
            case RECONNECT_NEEDED ->
                new Status(
                        false,
                        "Reconnect needed: " + why() + ". Open " + connectPage
                                + "; commands wait meanwhile, nothing is lost.");
        };
    }

    /// Why the tokens are dead, as far as their ends tell.
    private String why() {
        return TokenLife.ended(
                        client.vendor(),
                        owner.view().refreshEnds(),
                        owner.view().hardEnds(),
                        clock.instant())
                .orElse(client.vendor() + " accepts none of the tokens that we have or get");
    }

    /// Sentences about how long the connection lasts, each with a space before it.
    public String life() {
        return TokenLife.left(
                client.vendor(), owner.view().refreshEnds(), owner.view().hardEnds(), connectPage, clock.instant());
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
            if (owner.tokens().findToken().isEmpty()) {
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
        grants.close();
        owner.disown();
        try {
            boolean _ = thread.join(LAST_STEP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
