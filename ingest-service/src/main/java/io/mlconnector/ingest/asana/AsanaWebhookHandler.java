package io.mlconnector.ingest.asana;

import io.mlconnector.asana.webhook.AsanaSignature;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.ingest.store.NotificationStore;
import io.mlconnector.ingest.store.WebhookRequest;
import io.mlconnector.serviceruntime.secret.HookPaths;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One Asana webhook: a handshake, a heartbeat or events.
///
/// A handshake is echoed only at a path that the connector itself has just made, while it is creating that very
/// subscription. Nothing of it is believed: the secret comes from Asana's authenticated answer to the connector.
final class AsanaWebhookHandler {
    static final String HANDSHAKE = "X-Hook-Secret";
    static final String SIGNATURE = "X-Hook-Signature";
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_~.-]{1,260}");
    private static final Duration HANDSHAKE_PATIENCE = Duration.ofSeconds(5);

    private final NotificationStore store;
    private final HookDirectory hooks;
    private final HookPaths paths;
    private final SecurityEvents events;
    private final Candidates candidates = new Candidates();
    private final Clock clock;

    AsanaWebhookHandler(
            NotificationStore store, HookDirectory hooks, HookPaths paths, SecurityEvents events, Clock clock) {
        this.store = store;
        this.hooks = hooks;
        this.paths = paths;
        this.events = events;
        this.clock = clock;
    }

    /// @param path the last part of the address, see [HookPaths]
    Response receive(String path, WebhookRequest request) throws InterruptedException {
        var refusal = request.refusal();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        candidates.judge(hooks).forEach(hook -> events.tell(SecurityEvents.Kind.HANDSHAKE_MISMATCH, hook));
        if (!PATH.matcher(path).matches()) {
            return unknown();
        }
        return request.headers().getRequestHeader(HANDSHAKE).isEmpty()
                ? events(HookPaths.hook(path), request)
                : handshake(path, request);
    }

    private Response handshake(String path, WebhookRequest request) throws InterruptedException {
        String hook = HookPaths.hook(path);
        Optional<WebhookV1> known = hooks.find(hook);
        boolean awaited = paths.isAwaited(path, clock.instant());
        // Only what we have made ourselves is worth waiting for: a guess cannot hold us up.
        if (awaited && known.filter(AsanaWebhookHandler::isActive).isEmpty()) {
            known = hooks.await(hook, HANDSHAKE_PATIENCE);
        }
        if (known.isEmpty()) {
            return unknown();
        }
        WebhookV1 subscription = known.get();
        return switch (subscription.state()) {
            case PENDING -> awaited ? pending(subscription, request) : unknown();
            // Whoever could replace the secret of a living subscription could speak in Asana's name.
            case ACTIVE -> {
                events.tell(SecurityEvents.Kind.HANDSHAKE_ON_ACTIVE, subscription);
                yield WebhookRequest.answer(Response.Status.FORBIDDEN, "This subscription has its secret.");
            }
            case REMOVED -> unknown();
        };
    }

    private Response pending(WebhookV1 subscription, WebhookRequest request) {
        String offered = request.single(HANDSHAKE);
        boolean expired =
                subscription.expiresAt() != null && subscription.expiresAt().isBefore(clock.instant());
        if (expired || offered == null || offered.isBlank()) {
            return unknown();
        }
        candidates.note(subscription, offered);
        return Response.ok().header(HANDSHAKE, offered).build();
    }

    private static boolean isActive(WebhookV1 hook) {
        return hook.state() == WebhookV1.State.ACTIVE;
    }

    private Response events(String hook, WebhookRequest request) {
        Optional<WebhookV1> known = hooks.find(hook);
        if (known.isEmpty()) {
            return unknown();
        }
        WebhookV1 subscription = known.get();
        return switch (subscription.state()) {
            // Not refused for good: Asana sends again, and by then the secret is known.
            case PENDING -> WebhookRequest.answer(Response.Status.SERVICE_UNAVAILABLE, "Not ready yet. Send again.");
            case REMOVED -> unknown();
            case ACTIVE -> genuine(subscription, request);
        };
    }

    private Response genuine(WebhookV1 subscription, WebhookRequest request) {
        Optional<byte[]> secret = hooks.secret(subscription);
        if (secret.isEmpty()) {
            return WebhookRequest.answer(
                    Response.Status.SERVICE_UNAVAILABLE, "The subscription's secret cannot be opened. Send again.");
        }
        String signature = request.single(SIGNATURE);
        if (signature == null || !AsanaSignature.verify(request.body(), signature, secret.get())) {
            return WebhookRequest.answer(Response.Status.UNAUTHORIZED, "The signature does not fit the body.");
        }
        if (!store.store(Topics.ASANA_NOTIFICATIONS, List.of(subscription.key()), request, signature)) {
            return WebhookRequest.answer(
                    Response.Status.SERVICE_UNAVAILABLE, "Not stored: Kafka did not acknowledge in time. Send again.");
        }
        return Response.ok().build();
    }

    /// The same for whatever is not ours, so that guessing tells nothing.
    private Response unknown() {
        if (!hooks.isLoaded()) {
            return WebhookRequest.answer(Response.Status.SERVICE_UNAVAILABLE, "Not ready yet. Send again.");
        }
        return WebhookRequest.answer(Response.Status.NOT_FOUND, "No such subscription.");
    }
}
