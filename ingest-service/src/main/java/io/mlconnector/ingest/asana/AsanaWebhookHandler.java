package io.mlconnector.ingest.asana;

import io.mlconnector.asana.webhook.AsanaSignature;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.ingest.store.NotificationStore;
import io.mlconnector.ingest.store.WebhookRequest;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One Asana webhook: a handshake, a heartbeat or events.
///
/// A handshake is echoed only while the connector itself is creating that very subscription, and nothing of it is
/// believed: the secret comes from Asana's authenticated answer to the connector.
final class AsanaWebhookHandler {
    static final String HANDSHAKE = "X-Hook-Secret";
    static final String SIGNATURE = "X-Hook-Signature";
    private static final Pattern HOOK = Pattern.compile("[A-Za-z0-9_~-]{1,160}");
    private static final Duration HANDSHAKE_PATIENCE = Duration.ofSeconds(5);

    private final NotificationStore store;
    private final HookDirectory hooks;
    private final Clock clock;

    AsanaWebhookHandler(NotificationStore store, HookDirectory hooks, Clock clock) {
        this.store = store;
        this.hooks = hooks;
        this.clock = clock;
    }

    Response receive(String hook, WebhookRequest request) throws InterruptedException {
        var refusal = request.refusal();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!HOOK.matcher(hook).matches()) {
            return unknown();
        }
        return request.headers().getRequestHeader(HANDSHAKE).isEmpty()
                ? events(hook, request)
                : handshake(hook, request);
    }

    private Response handshake(String hook, WebhookRequest request) throws InterruptedException {
        String offered = request.single(HANDSHAKE);
        Optional<WebhookV1> known = hooks.await(hook, HANDSHAKE_PATIENCE);
        if (known.isEmpty() || offered == null || offered.isBlank()) {
            return unknown();
        }
        WebhookV1 subscription = known.get();
        return switch (subscription.state()) {
            case PENDING ->
                subscription.expiresAt() != null && subscription.expiresAt().isBefore(clock.instant())
                        ? unknown()
                        : Response.ok().header(HANDSHAKE, offered).build();
            // Whoever could replace the secret of a living subscription could speak in Asana's name.
            case ACTIVE -> WebhookRequest.answer(Response.Status.FORBIDDEN, "This subscription has its secret.");
            case REMOVED -> unknown();
        };
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
