package io.mlconnector.enrich.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.ChangeV1;
import io.mlconnector.quickbooks.webhook.QuickBooksNotification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuickBooksEventsTest {

    @Test
    void makesAChangeOfEachEventOfTheCompany() {
        QuickBooksEvents.Events events = of("[" + event("e1", "vendor.updated", "56", "9341", "") + ","
                + event("e2", "bill.created", "7", "1111", "") + "]");

        assertThat(events.changes())
                .containsExactly(new ChangeV1(
                        "9341",
                        "Vendor",
                        "56",
                        "updated",
                        ChangeV1.Cause.WEBHOOK,
                        "e1",
                        Instant.parse("2026-11-24T10:00:00Z"),
                        null,
                        null));
    }

    @Test
    void makesTwoChangesOfAMerge() {
        QuickBooksEvents.Events events =
                of("[" + event("e1", "vendor.merged", "56", "9341", ",\"data\":{\"deletedid\":\"27\"}") + "]");

        assertThat(events.changes()).extracting(ChangeV1::id).containsExactly("56", "27");
        assertThat(events.changes().getFirst().mergedInto()).isNull();
        assertThat(events.changes().getLast().mergedInto()).isEqualTo("56");
    }

    @Test
    void saysTheSameOfTheOlderForm() {
        QuickBooksEvents.Events events = of("{\"eventNotifications\":[{\"realmId\":\"9341\",\"dataChangeEvent\":"
                + "{\"entities\":[{\"name\":\"BillPayment\",\"id\":\"12\",\"operation\":\"Void\","
                + "\"lastUpdated\":\"2026-11-24T10:00:00Z\"}]}}]}");

        assertThat(events.changes()).hasSize(1);
        assertThat(events.changes().getFirst().type()).isEqualTo("BillPayment");
        assertThat(events.changes().getFirst().operation()).isEqualTo("voided");
    }

    @Test
    void takesARepeatedEventOnceAndNamesWhatIsNotHandled() {
        String repeated = event("e1", "vendor.updated", "56", "9341", "");

        QuickBooksEvents.Events events =
                of("[" + repeated + "," + repeated + "," + event("e2", "estimate.created", "1", "9341", "") + "]");

        assertThat(events.changes()).hasSize(1);
        assertThat(events.notHandled()).containsExactly("estimate");
    }

    private static String event(String id, String type, String entity, String realm, String more) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"type\":\"qbo." + type
                + ".v1\",\"time\":\"2026-11-24T10:00:00Z\",\"intuitentityid\":\"" + entity
                + "\",\"intuitaccountid\":\"" + realm + "\"" + more + "}";
    }

    private static QuickBooksEvents.Events of(String body) {
        return QuickBooksEvents.of(QuickBooksNotification.parse(body.getBytes(StandardCharsets.UTF_8)), "9341");
    }
}
