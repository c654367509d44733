package io.mlconnector.ingest.quickbooks;

import io.mlconnector.contracts.Topics;
import io.mlconnector.ingest.store.NotificationStore;
import io.mlconnector.ingest.store.WebhookRequest;
import io.mlconnector.quickbooks.webhook.QuickBooksNotification;
import io.mlconnector.quickbooks.webhook.QuickBooksSignature;
import io.mlconnector.quickbooks.webhook.UnreadableNotificationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One QuickBooks webhook, from bytes to answer. A correctly signed body is never answered 4xx: Intuit would hold back
/// everything behind it (https://developer.intuit.com/app/developer/qbo/docs/develop/webhooks/best-practices).
final class QuickBooksWebhookHandler {
    /// Key of bodies that name no company; enrich-service gives them to the dead letters.
    static final String NO_REALM = "unreadable";

    private final NotificationStore store;
    private final Supplier<List<String>> verifiers;

    /// @param verifiers the current verifier token, and the previous one while a change is under way
    QuickBooksWebhookHandler(NotificationStore store, Supplier<List<String>> verifiers) {
        this.store = store;
        this.verifiers = verifiers;
    }

    Response receive(WebhookRequest request) {
        var refusal = request.refusal();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String signature = request.single(QuickBooksSignature.HEADER);
        if (!isGenuine(request.body(), signature) || signature == null) {
            return WebhookRequest.answer(Response.Status.UNAUTHORIZED, "The signature does not fit the body.");
        }
        if (!store.store(Topics.QUICKBOOKS_NOTIFICATIONS, realms(request.body()), request, signature)) {
            return WebhookRequest.answer(
                    Response.Status.SERVICE_UNAVAILABLE, "Not stored: Kafka did not acknowledge in time. Send again.");
        }
        return Response.ok().build();
    }

    /// Every verifier is tried whatever the first says, so that the time tells nothing.
    private boolean isGenuine(byte[] body, @Nullable String signature) {
        boolean genuine = false;
        for (String verifier : verifiers.get()) {
            genuine |= QuickBooksSignature.verify(body, signature, verifier);
        }
        return genuine;
    }

    private static Set<String> realms(byte[] body) {
        try {
            Set<String> realms = QuickBooksNotification.parse(body).realms();
            return realms.isEmpty() ? Set.of(NO_REALM) : realms;
        } catch (UnreadableNotificationException e) {
            return Set.of(NO_REALM);
        }
    }
}
