package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mlconnector.sandbox.quickbooks.books.Change;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.Verb;
import io.mlconnector.sandbox.quickbooks.webhook.Mishap;
import io.mlconnector.sandbox.quickbooks.webhook.WebhookSettings;
import io.mlconnector.sandbox.quickbooks.webhook.Webhooks;
import io.mlconnector.sandbox.time.SandboxClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Deliveries that the fault desk loses, doubles, delays, turns round or signs wrongly.
class QuickBooksMishapsTest {
    private static final Duration COLLECT = Duration.ofMillis(20);

    private final SandboxClock clock = SandboxClock.system();
    private final Target target = new Target();
    private final ConcurrentLinkedQueue<Mishap> mishaps = new ConcurrentLinkedQueue<>();
    private final Webhooks webhooks = new Webhooks(
            new WebhookSettings("key", COLLECT, WebhookSettings.INTUIT_RETRIES),
            target.url("/hook"),
            clock,
            this::mishap);

    @AfterEach
    void stop() {
        webhooks.close();
        target.close();
    }

    @Test
    void aLostDeliveryIsNeverMadeAndHoldsNothingBack() {
        mishaps.add(new Mishap.Lost("lost"));
        tell("1");
        await().until(() -> webhooks.log().latest().size() == 1);
        tell("2");
        await().untilAsserted(() -> assertThat(target.cloudEvents()).containsExactly("qbo.vendor.created.v1 2"));
    }

    @Test
    void aDoubledDeliveryComesTwiceUnderTheSameIds() {
        mishaps.add(new Mishap.Doubled("doubled"));
        tell("1");
        await().until(() -> target.received().size() == 2);
        assertThat(target.received().get(0).body())
                .isEqualTo(target.received().get(1).body());
    }

    @Test
    void aDelayedDeliveryIsOvertaken() {
        mishaps.add(new Mishap.Delayed("delayed", Duration.ofHours(1)));
        tell("1");
        await().until(() -> webhooks.log().latest().size() == 1);
        tell("2");
        await().untilAsserted(() -> assertThat(target.cloudEvents()).containsExactly("qbo.vendor.created.v1 2"));
        clock.advance(Duration.ofHours(1));
        await().untilAsserted(() ->
                assertThat(target.cloudEvents()).containsExactly("qbo.vendor.created.v1 2", "qbo.vendor.created.v1 1"));
    }

    @Test
    void aTurnedRoundDeliveryComesRightBehindTheNextOne() {
        mishaps.add(new Mishap.Reordered("reordered"));
        tell("1");
        await().until(() -> webhooks.log().latest().size() == 1);
        tell("2");
        await().untilAsserted(() ->
                assertThat(target.cloudEvents()).containsExactly("qbo.vendor.created.v1 2", "qbo.vendor.created.v1 1"));
    }

    @Test
    void aDeliverySignedWithTheWrongKeyComesAgainSignedRight() {
        target.answers(401);
        mishaps.add(new Mishap.WrongSecret("wrong secret"));
        tell("1");
        await().until(() -> webhooks.blockedUntil().isPresent());
        target.answers(200);
        clock.advance(Duration.ofSeconds(10));
        await().until(() -> target.received().size() == 2);
        assertThat(target.received().get(0).headers().get("intuit-signature"))
                .isNotEqualTo(target.received().get(1).headers().get("intuit-signature"));
        assertThat(target.received().get(0).body())
                .isEqualTo(target.received().get(1).body());
    }

    private void tell(String id) {
        webhooks.tell("101", List.of(new Change(EntityType.VENDOR, id, Verb.CREATED, clock.instant())));
    }

    private Mishap mishap() {
        Mishap next = mishaps.poll();
        return next == null ? new Mishap.None() : next;
    }
}
