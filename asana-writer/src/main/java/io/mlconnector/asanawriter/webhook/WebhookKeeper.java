package io.mlconnector.asanawriter.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asana.CreatedWebhook;
import io.mlconnector.asana.Listing;
import io.mlconnector.asana.Read;
import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.contracts.WebhookV1.State;
import io.mlconnector.domain.change.ConnectionId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the webhooks of one connection: one on the workspace, one on each directory and linked project.
///
/// ```
///            POST /webhooks                 201 with the secret
/// (nothing) ────────────────> PENDING ───────────────────────────> ACTIVE
///                                │ refused, or expired                │ no longer at Asana
///                                └───────────────> REMOVED <──────────┘
/// ```
///
/// The secret comes only from the authenticated answer of the create call: whoever reaches the public address during
/// the handshake can at most make it fail. See <https://developers.asana.com/docs/webhooks-guide>.
public final class WebhookKeeper {
    private static final Logger LOG = Logger.getLogger(WebhookKeeper.class);
    /// The create call blocks on the handshake; one that takes longer has failed.
    static final Duration HANDSHAKE = Duration.ofSeconds(60);

    private final AsanaClient client;
    private final WebhookStore store;
    private final SecretSeal seal;
    private final String address;
    private final Supplier<String> randomHex;
    private final Clock clock;
    private final WantedProjects projects = new WantedProjects();

    /// @param publicUrl where Asana reaches ingest-service, without a trailing slash
    /// @param randomHex 128 bits each time, that nobody can guess
    public WebhookKeeper(
            AsanaClient client,
            WebhookStore store,
            SecretSeal seal,
            String publicUrl,
            Supplier<String> randomHex,
            Clock clock) {
        this.client = client;
        this.store = store;
        this.seal = seal;
        this.address = publicUrl + "/webhooks/asana/";
        this.randomHex = randomHex;
        this.clock = clock;
    }

    /// @return whether that is news
    public boolean want(String projectGid) {
        return projects.add(projectGid);
    }

    /// Compares what we want, what we recorded and what Asana has, once.
    ///
    /// @return what is still missing, in words; empty when everything is in place
    public List<String> reconcile(ConnectionV1 connection) {
        ConnectionId id = new ConnectionId(connection.connection());
        List<JsonNode> live;
        switch (client.listWebhooks(connection.workspace())) {
            case ApiResult.Failed<Listing>(var failure, var _) -> {
                return List.of(failure.detail());
            }
            case ApiResult.Ok<Listing>(var listing, var _) -> live = listing.items();
        }
        List<WebhookV1> records = store.list(id);
        Map<String, WebhookV1> kept = keep(id, records, live);
        List<String> missing = new ArrayList<>();
        for (Subscription wanted : projects.subscriptions(connection, records)) {
            if (!kept.containsKey(wanted.resource())) {
                @Nullable ApiFailure failure = create(id, wanted, hook(id, wanted, records));
                if (failure != null && !isLost(wanted.resource(), failure, connection)) {
                    missing.add(failure.detail());
                }
            }
        }
        return missing;
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

    /// One active webhook for each resource stays; the rest goes, at Asana and in the records.
    private Map<String, WebhookV1> keep(ConnectionId id, List<WebhookV1> records, List<JsonNode> live) {
        Map<String, WebhookV1> byHook = new LinkedHashMap<>();
        Map<String, WebhookV1> byGid = new HashMap<>();
        for (WebhookV1 known : records) {
            if (known.state() != State.REMOVED) {
                byHook.put(known.hook(), known);
                if (known.webhook() != null) {
                    byGid.put(known.webhook(), known);
                }
            }
        }
        Map<String, WebhookV1> kept = new HashMap<>();
        Set<String> keptHooks = new TreeSet<>();
        for (JsonNode webhook : live) {
            String gid = webhook.path("gid").asText();
            String target = webhook.path("target").asText();
            boolean atOurAddress = target.startsWith(address + id + "~");
            WebhookV1 known = atOurAddress ? byHook.get(target.substring(address.length())) : byGid.get(gid);
            if (known == null && !atOurAddress) {
                continue; // somebody else's
            }
            if (known != null
                    && atOurAddress
                    && known.state() == State.ACTIVE
                    && gid.equals(known.webhook())
                    && !kept.containsKey(known.resource())) {
                kept.put(known.resource(), known);
                keptHooks.add(known.hook());
            } else if (known == null || known.state() == State.ACTIVE || isExpired(known)) {
                delete(gid);
            }
        }
        byHook.forEach((hook, known) -> {
            if (!keptHooks.contains(hook) && (known.state() == State.ACTIVE || isExpired(known))) {
                store.publish(with(known, State.REMOVED));
            }
        });
        return kept;
    }

    private boolean isExpired(WebhookV1 known) {
        return known.expiresAt() == null || known.expiresAt().isBefore(clock.instant());
    }

    /// A hook that never came to life is used again: an address that Asana refuses for weeks is one record, not one for
    /// each try.
    private String hook(ConnectionId connection, Subscription wanted, List<WebhookV1> records) {
        return records.stream()
                .filter(known -> known.resource().equals(wanted.resource()))
                .filter(known -> known.state() == State.REMOVED && known.webhook() == null)
                .map(WebhookV1::hook)
                .findFirst()
                .orElseGet(() -> connection + "~" + randomHex.get());
    }

    private @Nullable ApiFailure create(ConnectionId connection, Subscription wanted, String hook) {
        WebhookV1 pending = new WebhookV1(
                connection.value(),
                hook,
                wanted.resource(),
                State.PENDING,
                null,
                null,
                clock.instant().plus(HANDSHAKE));
        store.publish(pending);
        switch (client.createWebhook(wanted.resource(), address + hook, wanted.filters())) {
            case ApiResult.Ok<CreatedWebhook>(var created, var _) -> {
                store.publish(new WebhookV1(
                        connection.value(),
                        hook,
                        wanted.resource(),
                        State.ACTIVE,
                        created.gid(),
                        seal.seal(pending.key(), created.secret()),
                        null));
                LOG.infof("webhook %s on %s is active", created.gid(), wanted.resource());
                return null;
            }
            case ApiResult.Failed<CreatedWebhook>(var failure, var _) -> {
                // Also after an unknown outcome: a webhook whose secret we never saw is of no use, and the next look
                // finds it without an active record and deletes it.
                store.publish(with(pending, State.REMOVED));
                return failure;
            }
        }
    }

    private void delete(String gid) {
        switch (client.deleteWebhook(gid)) {
            case ApiResult.Ok<Read> _ -> LOG.infof("deleted webhook %s, which nobody listens to", gid);
            case ApiResult.Failed<Read>(var failure, var _) ->
                LOG.warnf("could not delete webhook %s: %s", gid, failure.detail());
        }
    }

    private static WebhookV1 with(WebhookV1 known, State state) {
        return new WebhookV1(known.connection(), known.hook(), known.resource(), state, known.webhook(), null, null);
    }
}
