package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.Change;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.Verb;
import io.mlconnector.sandbox.quickbooks.webhook.Mishap;
import io.mlconnector.sandbox.quickbooks.webhook.WebhookFormat;
import io.mlconnector.sandbox.quickbooks.webhook.WebhookOptions;
import io.mlconnector.sandbox.quickbooks.webhook.WebhookSettings;
import io.mlconnector.sandbox.quickbooks.webhook.Webhooks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What stands in QuickBooks' events, in each of the readings.
class QuickBooksEventsTest extends SandboxRun {
    private final Webhooks webhooks = new Webhooks(
            new WebhookSettings("key", Duration.ofMillis(20), WebhookSettings.INTUIT_RETRIES),
            target.url("/hook"),
            clock,
            Mishap.None::new);

    @AfterEach
    void closeWebhooks() {
        webhooks.close();
    }

    @Test
    void oneDeliveryHoldsEventsOfSeveralCompanies() {
        webhooks.tell("101", List.of(change(EntityType.VENDOR, "1", Verb.CREATED)));
        webhooks.tell("202", List.of(change(EntityType.VENDOR, "1", Verb.CREATED)));
        JsonNode events = received();
        assertThat(events.findValuesAsText("intuitaccountid")).containsExactly("101", "202");
    }

    @Test
    void aSwitchGivesEachCompanyItsOwnDelivery() {
        use(WebhookFormat.CLOUD_EVENTS, false);
        clock.freeze();
        webhooks.tell("101", List.of(change(EntityType.VENDOR, "1", Verb.CREATED)));
        webhooks.tell("202", List.of(change(EntityType.VENDOR, "1", Verb.CREATED)));
        webhooks.tell("101", List.of(change(EntityType.VENDOR, "2", Verb.CREATED)));
        clock.run();
        await().until(() -> target.received().size() == 2);
        assertThat(target.cloudEvents())
                .containsExactly("qbo.vendor.created.v1 1", "qbo.vendor.created.v1 2", "qbo.vendor.created.v1 1");
    }

    @Test
    void aMergeNamesBothIds() {
        webhooks.tell("101", List.of(new Change(EntityType.VENDOR, "7", Verb.MERGED, clock.instant(), "27")));
        JsonNode event = received().path(0);
        assertThat(event.path("type").asText()).isEqualTo("qbo.vendor.merged.v1");
        assertThat(event.path("intuitentityid").asText()).isEqualTo("7");
        assertThat(event.path("data")).isEqualTo(Json.object().put("deletedid", "27"));
        assertThat(event.path("datacontenttype").asText()).isEqualTo("application/json");
    }

    @Test
    void theOlderFormOfAMergeSpellsTheOtherIdDifferentlyAndGroupsByCompany() {
        use(WebhookFormat.LEGACY, true);
        webhooks.tell("101", List.of(new Change(EntityType.VENDOR, "7", Verb.MERGED, clock.instant(), "27")));
        webhooks.tell("202", List.of(change(EntityType.BILL, "8", Verb.DELETED)));
        JsonNode notifications = received().path("eventNotifications");
        assertThat(notifications.findValuesAsText("realmId")).containsExactly("101", "202");
        assertThat(notifications.findValuesAsText("operation")).containsExactly("Merge", "Delete");
        assertThat(notifications.findValuesAsText("deletedId")).containsExactly("27");
    }

    @Test
    void aBillIsNeverVoidedAndAPaymentIs() {
        webhooks.tell(
                "101",
                List.of(change(EntityType.BILL, "1", Verb.VOIDED), change(EntityType.PAYMENT, "2", Verb.VOIDED)));
        assertThat(received().findValuesAsText("type")).containsExactly("qbo.payment.void.v1");
    }

    @Test
    void signsTheBytesAsSentSoThatACopyOfTheJsonHasAnotherSignature() throws Exception {
        webhooks.tell("101", List.of(change(EntityType.VENDOR, "1", Verb.CREATED)));
        JsonNode events = received();
        Target.Received delivery = target.received().getFirst();
        String given = delivery.headers().get("intuit-signature");
        assertThat(given).isEqualTo(signature(delivery.body())).isNotEqualTo(signature(Json.write(events)));
    }

    @Test
    void isSentAsCloudEventsContentWhenTold() {
        listen("\"contentType\":\"cloudevents+json\"");
        books.vendor("Birch");
        await().until(() -> !target.received().isEmpty());
        assertThat(target.received().getFirst().headers().get("content-type"))
                .isEqualTo("application/cloudevents+json");
    }

    @Test
    void hasEmptyDataWhenTold() {
        listen("\"emptyData\":true");
        books.vendor("Cedar");
        JsonNode event = received().path(0);
        assertThat(event.path("data")).isEqualTo(Json.object());
        assertThat(event.path("datacontenttype").asText()).isEqualTo("application/json");
    }

    @Test
    void spellsAVoidTheOtherWayWhenTold() {
        listen("\"voidWord\":\"voided\"");
        quickBooks.post("/sandbox/webhook-test-event", "{\"entity\":\"Payment\",\"operation\":\"Void\"}");
        assertThat(received().findValuesAsText("type")).containsExactly("qbo.payment.voided.v1");
    }

    @Test
    void onlyWhatIsSubscribedToIsTold() {
        listen("\"subscriptions\":[\"Bill\",\"Vendor.Update\"]");
        String vendor = books.vendor("Dogwood");
        String bill = books.bill(vendor, "5.00").path("Id").asText();
        received();
        assertThat(target.cloudEvents()).containsExactly("qbo.bill.created.v1 " + bill);
        assertThat(quickBooks
                        .post("/sandbox/webhook", "{\"subscriptions\":[\"Bill.Void\"]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aTestEventNamesARecordThatDoesNotExist() {
        listen("\"mixRealms\":true");
        quickBooks.post("/sandbox/webhook-test-event", "{}");
        JsonNode event = received().path(0);
        assertThat(event.path("type").asText()).isEqualTo("qbo.vendor.created.v1");
        assertThat(books.get("vendor/" + event.path("intuitentityid").asText()).status())
                .isEqualTo(400);
    }

    private void use(WebhookFormat format, boolean mixRealms) {
        webhooks.change(now -> new WebhookOptions(
                now.url(), format, true, mixRealms, now.collect(), false, false, now.subscriptions()));
    }

    /// Of the sandbox's own webhooks.
    private void listen(String option) {
        assertThat(quickBooks
                        .post("/sandbox/webhook", "{\"url\":\"" + target.url("/hook") + "\"," + option + "}")
                        .status())
                .isEqualTo(200);
    }

    private JsonNode received() {
        await().until(() -> !target.received().isEmpty());
        return Json.read(target.received().getFirst().body()).orElseThrow();
    }

    private Change change(EntityType type, String id, Verb verb) {
        return new Change(type, id, verb, clock.instant());
    }

    private static String signature(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("key".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
