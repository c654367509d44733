package io.mlconnector.conformance.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.intuit.ipp.data.Vendor;
import com.intuit.ipp.data.WebhooksEvent;
import com.intuit.ipp.exception.FMSException;
import com.intuit.ipp.services.WebhooksService;
import io.mlconnector.conformance.wire.Control;
import io.mlconnector.conformance.wire.Receiver;
import io.mlconnector.sandbox.Sandbox;
import io.mlconnector.sandbox.SandboxSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntuitWebhooksTest {
    private final Receiver receiver = new Receiver("intuit-signature");
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.temporary(receiver.url()));
    private final Control control = new Control(sandbox.quickBooksUrl());
    private final WebhooksService webhooks = new WebhooksService();

    @AfterEach
    void stop() {
        sandbox.close();
        receiver.close();
    }

    @Test
    void theSignatureHoldsForTheRawBodyAlone() throws FMSException {
        new IntuitClient(sandbox.quickBooksUrl()).service().add(Drafts.vendor("Zoë's Timber", "(206) 555-0100"));
        await().until(() -> !receiver.deliveries().isEmpty());
        Receiver.Delivery delivery = receiver.deliveries().getFirst();

        assertThat(webhooks.verifyPayload(delivery.signature(), delivery.body()))
                .isTrue();
        assertThat(webhooks.verifyPayload(delivery.signature(), delivery.body() + " "))
                .isFalse();
    }

    @Test
    void theOlderFormIsAnEventOfIntuitsOwnModel() throws FMSException {
        control.post("webhook-format", "{\"format\":\"legacy\"}");
        IntuitClient client = new IntuitClient(sandbox.quickBooksUrl());
        Vendor vendor = client.service().add(Drafts.vendor("Quay Timber", "(206) 555-0100"));
        await().until(() -> !receiver.deliveries().isEmpty());

        WebhooksEvent event =
                webhooks.getWebhooksEvent(receiver.deliveries().getFirst().body());

        assertThat(event.getEventNotifications()).singleElement().satisfies(notification -> {
            assertThat(notification.getRealmId())
                    .isEqualTo(control.info().path("realmId").asText());
            assertThat(notification.getDataChangeEvent().getEntities())
                    .singleElement()
                    .satisfies(entity -> {
                        assertThat(entity.getName()).isEqualTo("Vendor");
                        assertThat(entity.getId()).isEqualTo(vendor.getId());
                        assertThat(entity.getOperation()).isEqualTo("Create");
                        assertThat(entity.getLastUpdated()).isNotNull();
                    });
        });
    }
}
