package io.mlconnector.sandbox.quickbooks.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.control.ControlApi.RefusedException;
import io.mlconnector.sandbox.control.SentCalls;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.http.Redelivery;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.Verb;
import java.util.List;
import java.util.UUID;

/// What the app's webhook page at Intuit would offer, and a look at what was sent.
public final class WebhookCalls {
    /// Of a record that no company has.
    private static final String NOBODY = "987654321987";

    private static final int MAX_SHOWN = 200;

    private final Webhooks webhooks;
    private final String realmId;

    /// @param realmId whose test events are sent unless another one is named
    public WebhookCalls(Webhooks webhooks, String realmId) {
        this.webhooks = webhooks;
        this.realmId = realmId;
    }

    public void addTo(ControlApi api) {
        api.post("webhook", "Where and how events are sent from now on", OptionsBody.MEMBERS, request -> {
            webhooks.change(now -> OptionsBody.read(request.body(), now));
            return ControlApi.done();
        });
        api.post("webhook-format", "The form of the webhooks", List.of("format: cloudevents or legacy"), request -> {
            webhooks.change(now -> OptionsBody.formatted(request.body(), now));
            return ControlApi.done();
        });
        SentCalls.addTo(api, webhooks.sent());
        api.get("webhooks", "How events are sent, what waits and the latest deliveries", _ -> show());
        api.post(
                "redeliver",
                "All webhooks delivered so far come again",
                Redelivery.BODY,
                request -> Redelivery.answer(request.body(), webhooks::redeliver));
        api.post(
                "webhook-test-event",
                "Sends the portal's test event, about a record that does not exist",
                List.of(
                        "entity: such as Vendor, the default",
                        "operation: such as Create, the default",
                        "realmId: of the company"),
                request -> test(request.body()));
    }

    private Answer test(JsonNode body) {
        EntityType type = EntityType.ofWire(body.path("entity").asText("Vendor"))
                .orElseThrow(() -> new RefusedException("entity is one such as Vendor or Bill."));
        Verb verb = Subscriptions.verb(body.path("operation").asText("Create"))
                .orElseThrow(
                        () -> new RefusedException("operation is Create, Update, Delete, Merge, Void or Emailed."));
        if (!type.announces(verb)) {
            throw new RefusedException("QuickBooks has no webhook for " + type.wire() + " and " + verb.legacy() + ".");
        }
        String id = UUID.randomUUID().toString();
        webhooks.test(id, body.path("realmId").asText(realmId), type, NOBODY, verb);
        return Answer.json(200, Json.object().put("eventId", id).put("entityId", NOBODY));
    }

    private Answer show() {
        ObjectNode answer = OptionsBody.write(webhooks.options()).put("waiting", webhooks.waiting());
        webhooks.blockedUntil().ifPresent(time -> answer.put("blockedUntil", time.toString()));
        ArrayNode deliveries = answer.putArray("deliveries");
        webhooks.log().latest().stream().limit(MAX_SHOWN).forEach(delivery -> write(deliveries.addObject(), delivery));
        return Answer.json(200, answer);
    }

    private static void write(ObjectNode node, Delivery delivery) {
        node.put("time", delivery.time().toString())
                .put("url", delivery.url())
                .put("events", delivery.events())
                .put("attempt", delivery.attempt())
                .put("status", delivery.status())
                .put("remark", delivery.remark())
                .put("tookMillis", delivery.took().toMillis());
        if (delivery.nextAttempt() != null) {
            node.put("nextAttempt", delivery.nextAttempt().toString());
        }
        ArrayNode ids = node.putArray("eventIds");
        delivery.eventIds().forEach(ids::add);
    }
}
