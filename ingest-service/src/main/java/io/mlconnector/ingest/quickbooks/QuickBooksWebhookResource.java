package io.mlconnector.ingest.quickbooks;

import io.mlconnector.ingest.store.WebhookCounter;
import io.mlconnector.ingest.store.WebhookRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// `POST /webhooks/quickbooks`. Takes any content type: Intuit sends `application/json` and
/// `application/cloudevents+json`.
@Path("/webhooks/quickbooks")
class QuickBooksWebhookResource {
    private final QuickBooksWebhookHandler handler;
    private final WebhookCounter counter;

    QuickBooksWebhookResource(QuickBooksWebhookHandler handler, WebhookCounter counter) {
        this.handler = handler;
        this.counter = counter;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    public Response receive(byte @Nullable [] body, @Context HttpHeaders headers) {
        return counter.counted("quickbooks", handler.receive(WebhookRequest.of(body, headers)));
    }
}
