package io.mlconnector.asanawriter.webhook;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asana.Listing;
import io.mlconnector.asana.Read;
import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.domain.change.ConnectionId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the webhooks of one connection: one on the workspace, one on each directory and linked project.
///
/// ```
///            POST /webhooks                 201 with the secret
/// (nothing) ────────────────> PENDING ───────────────────────────> ACTIVE
///                                │ refused, or expired                │ no longer at Asana, replaced, or the project
///                                └───────────────> REMOVED <──────────┘ is no longer linked
/// ```
///
/// What is to be done is decided by [HookPlanner]. The secret comes only from the authenticated answer of the create
/// call: whoever reaches the public address during the handshake can at most make it fail.
/// See <https://developers.asana.com/docs/webhooks-guide>.
public final class WebhookKeeper {
    private static final Logger LOG = Logger.getLogger(WebhookKeeper.class);

    private final AsanaClient client;
    private final WebhookStore store;
    private final HookMaker maker;
    private final ProjectScope scope;
    private final HookAddresses addresses;
    private final Clock clock;
    private final WantedProjects projects = new WantedProjects();
    private volatile Look look = Look.NONE;

    public WebhookKeeper(
            AsanaClient client,
            WebhookStore store,
            SecretSeal seal,
            ProjectScope scope,
            HookAddresses addresses,
            Clock clock) {
        this.client = client;
        this.store = store;
        this.maker = new HookMaker(client, store, seal, addresses, clock);
        this.scope = scope;
        this.addresses = addresses;
        this.clock = clock;
    }

    /// @return whether that is news
    public boolean want(String projectGid) {
        return projects.add(projectGid, clock.instant());
    }

    /// What the last look found. May be called by any thread.
    public Look look() {
        return look;
    }

    /// Compares what we want, what we recorded and what Asana has, once, and does what follows.
    public Look reconcile(ConnectionV1 connection) {
        look = switch (client.listWebhooks(connection.workspace())) {
            case ApiResult.Failed<Listing>(var failure, var _) -> Look.failed(failure.detail());
            case ApiResult.Ok<Listing>(var listing, var _) -> reconcile(connection, listing);
        };
        return look;
    }

    private Look reconcile(ConnectionV1 connection, Listing listing) {
        ConnectionId id = new ConnectionId(connection.connection());
        List<LiveHook> live = listing.items().stream().map(LiveHook::of).toList();
        List<WebhookV1> records = store.list(id);
        Instant now = clock.instant();
        Instant asanas = LiveHook.latest(live, Objects.requireNonNullElse(listing.readAt(), now));
        String alone = addresses.alone();
        List<Subscription> wanted =
                alone != null ? List.of() : projects.subscriptions(connection, records, scope.read(connection), now);
        HookPlanner.Plan plan = new HookPlanner(addresses.prefix(id), wanted, records, live, now, asanas).plan();
        return carryOut(connection, plan, records, wanted.size(), alone);
    }

    private Look carryOut(
            ConnectionV1 connection,
            HookPlanner.Plan plan,
            List<WebhookV1> records,
            int wanted,
            @Nullable String alone) {
        ConnectionId id = new ConnectionId(connection.connection());
        List<String> troubles = new ArrayList<>();
        Set<String> occupied = new HashSet<>();
        for (LiveHook hook : plan.deletions()) {
            if (!maker.delete(hook)) {
                occupied.add(hook.resource());
                troubles.add("The webhook " + hook.gid() + " cannot be deleted.");
            }
        }
        plan.forgotten().forEach(maker::forget);
        plan.awaited().forEach(known -> troubles.add("The handshake for " + known.resource() + " is still awaited."));
        int created = 0;
        for (Subscription one : plan.created()) {
            // A second one beside what could not be deleted would tell everything twice.
            if (!occupied.contains(one.resource())) {
                @Nullable ApiFailure failure = maker.create(id, one, records);
                if (failure == null) {
                    created++;
                } else if (!isLost(one.resource(), failure, connection)) {
                    troubles.add(failure.detail());
                }
            }
        }
        int failing = 0;
        // The first trouble is what people read.
        List<HookPlanner.Kept> worstFirst = plan.kept().stream()
                .sorted(Comparator.comparing(one -> !(one.health() instanceof HookHealth.Dying)))
                .toList();
        for (HookPlanner.Kept one : worstFirst) {
            Optional<String> trouble = look(id, one, records);
            trouble.ifPresent(troubles::add);
            failing += trouble.isPresent() ? 1 : 0;
        }
        @Nullable
        Instant heard = plan.kept().stream()
                .map(one -> one.hook().lastSuccessAt())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
        return new Look(wanted, created + plan.kept().size(), failing, heard, troubles, alone);
    }

    /// @return what is wrong with it and could not be put right
    private Optional<String> look(ConnectionId id, HookPlanner.Kept one, List<WebhookV1> records) {
        return switch (one.health()) {
            case HookHealth.Well _ -> Optional.empty();
            case HookHealth.Failing(var why) ->
                Optional.of("The webhook on " + one.wanted().resource() + ": " + why + ".");
            case HookHealth.Dying(var why) -> {
                @Nullable ApiFailure failure = maker.create(id, one.wanted(), records);
                if (failure != null) {
                    yield Optional.of("The webhook on " + one.wanted().resource() + ": " + why
                            + "; a new one could not be made: " + failure.detail());
                }
                LOG.infof(
                        "webhook %s on %s was replaced: %s",
                        one.hook().gid(), one.wanted().resource(), why);
                maker.delete(one.hook());
                maker.forget(one.known());
                yield Optional.empty();
            }
        };
    }

    /// A refusal may also be about our address, or about a webhook that is there already. Whether the project itself is
    /// out of reach is asked.
    private boolean isLost(String gid, ApiFailure failure, ConnectionV1 connection) {
        if (!isNoAccess(failure)
                || !(client.fetchProject(gid) instanceof ApiResult.Failed<Read>(var answer, var _))
                || !isNoAccess(answer)
                || !projects.remove(gid, connection)) {
            return false;
        }
        LOG.infof("project %s is no longer there, or not visible to the connector: no webhook is tried for it", gid);
        return true;
    }

    private static boolean isNoAccess(ApiFailure failure) {
        return switch (failure) {
            case ApiFailure.NotFound _, ApiFailure.Forbidden _ -> true;
            case ApiFailure.Unreachable _,
                    ApiFailure.Unknown _,
                    ApiFailure.RateLimited _,
                    ApiFailure.Unauthorized _,
                    ApiFailure.Rejected _,
                    ApiFailure.StaleVersion _,
                    ApiFailure.ServerError _ -> false;
        };
    }
}
