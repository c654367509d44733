package io.mlconnector.asanawriter.webhook;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asana.CreatedWebhook;
import io.mlconnector.asana.Read;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.contracts.WebhookV1.State;
import io.mlconnector.domain.change.ConnectionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The calls that make and delete one webhook, with its record.
final class HookMaker {
    private static final Logger LOG = Logger.getLogger(HookMaker.class);

    /// The create call blocks on the handshake; one that takes longer has failed.
    private static final Duration HANDSHAKE = Duration.ofSeconds(60);

    private final AsanaClient client;
    private final WebhookStore store;
    private final SecretSeal seal;
    private final HookAddresses addresses;
    private final Clock clock;

    HookMaker(AsanaClient client, WebhookStore store, SecretSeal seal, HookAddresses addresses, Clock clock) {
        this.client = client;
        this.store = store;
        this.seal = seal;
        this.addresses = addresses;
        this.clock = clock;
    }

    /// A hook that never came to life is used again: an address that Asana refuses for weeks is one record, not one for
    /// each try.
    private String hook(ConnectionId connection, Subscription wanted, List<WebhookV1> records) {
        return records.stream()
                .filter(known -> known.resource().equals(wanted.resource()))
                .filter(known -> known.state() == State.REMOVED && known.webhook() == null)
                .map(WebhookV1::hook)
                .findFirst()
                .orElseGet(() -> addresses.newHook(connection));
    }

    /// @return why there is none
    @Nullable
    ApiFailure create(ConnectionId connection, Subscription wanted, List<WebhookV1> records) {
        String hook = hook(connection, wanted, records);
        Instant expiresAt = clock.instant().plus(HANDSHAKE);
        WebhookV1 pending =
                new WebhookV1(connection.value(), hook, wanted.resource(), State.PENDING, null, null, expiresAt);
        store.publish(pending);
        String target = addresses.target(seal.path(hook, expiresAt));
        switch (client.createWebhook(wanted.resource(), target, wanted.filters())) {
            case ApiResult.Ok<CreatedWebhook>(var created, var _) -> {
                store.publish(new WebhookV1(
                        connection.value(),
                        hook,
                        wanted.resource(),
                        State.ACTIVE,
                        created.gid(),
                        seal.seal(pending.key(), created.secret()),
                        expiresAt));
                LOG.infof("webhook %s on %s is active", created.gid(), wanted.resource());
                return null;
            }
            case ApiResult.Failed<CreatedWebhook>(var failure, var _) -> {
                // Also after an unknown outcome: a webhook whose secret we never saw is of no use, and the next look
                // finds it without an active record and deletes it.
                forget(pending);
                return failure;
            }
        }
    }

    /// @return whether it is gone
    boolean delete(LiveHook hook) {
        return switch (client.deleteWebhook(hook.gid())) {
            case ApiResult.Ok<Read> _ -> {
                LOG.infof("deleted webhook %s on %s, which nobody listens to", hook.gid(), hook.resource());
                yield true;
            }
            case ApiResult.Failed<Read>(ApiFailure.NotFound _, var _) -> true;
            case ApiResult.Failed<Read>(var failure, var _) -> {
                LOG.warnf("could not delete webhook %s: %s", hook.gid(), failure.detail());
                yield false;
            }
        };
    }

    /// Its secret goes with it.
    void forget(WebhookV1 known) {
        store.publish(new WebhookV1(
                known.connection(), known.hook(), known.resource(), State.REMOVED, known.webhook(), null, null));
    }
}
