package io.mlconnector.ingest.asana;

import io.mlconnector.ingest.store.WebhookCounter;
import io.mlconnector.ingest.store.WebhookRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// `POST /webhooks/asana/{hook}`, the hook with its tag. One path a subscription, so that a leaked secret forges one
/// resource only.
@Path("/webhooks/asana/{hook}")
class AsanaWebhookResource {
    private final AsanaWebhookHandler handler;
    private final WebhookCounter counter;

    AsanaWebhookResource(AsanaWebhookHandler handler, WebhookCounter counter) {
        this.handler = handler;
        this.counter = counter;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    public Response receive(@PathParam("hook") String hook, byte @Nullable [] body, @Context HttpHeaders headers)
            throws InterruptedException {
        return counter.counted("asana", handler.receive(hook, WebhookRequest.of(body, headers)));
    }
}
