package io.mlconnector.quickbooks.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.quickbooks.webhook.QuickBooksEvent.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickBooksNotificationTest {

    @Test
    void cloudEventsAreReadWithEveryShapeOfData() throws IOException {
        QuickBooksNotification notification = QuickBooksNotification.parse(sample("webhook-cloudevents.json"));

        assertThat(notification.unreadable()).isEmpty();
        assertThat(notification.realms()).containsExactly("310687", "310688");
        assertThat(notification.events())
                .containsExactly(
                        new QuickBooksEvent(
                                "88cd52aa-33b6-4351-9aa4-47572edbd068",
                                "310687",
                                "vendor",
                                "56",
                                Operation.CREATED,
                                Instant.parse("2026-11-20T17:00:01.245123456Z"),
                                null),
                        new QuickBooksEvent(
                                "88cd52aa-33b6-4351-9aa4-47572edbd069-Customer-123",
                                "310687",
                                "customer",
                                "123",
                                Operation.MERGED,
                                Instant.parse("2026-11-20T17:00:02Z"),
                                "27"),
                        new QuickBooksEvent(
                                "88cd52aa-33b6-4351-9aa4-47572edbd070",
                                "310688",
                                "invoice",
                                "1043",
                                Operation.VOIDED,
                                Instant.parse("2026-11-20T17:00:03Z"),
                                null),
                        new QuickBooksEvent(
                                "88cd52aa-33b6-4351-9aa4-47572edbd071",
                                "310687",
                                "changeorder",
                                "7",
                                Operation.CREATED,
                                Instant.parse("2026-11-20T17:00:04Z"),
                                null));
        assertThat(notification.events().getFirst().ref()).contains(new EntityRef(EntityType.VENDOR, "56"));
        assertThat(notification.events().getLast().ref()).isEmpty();
    }

    @Test
    void theOlderFormIsReadToo() throws IOException {
        QuickBooksNotification notification = QuickBooksNotification.parse(sample("webhook-legacy.json"));

        assertThat(notification.unreadable()).isEmpty();
        assertThat(notification.realms()).containsExactly("1185883450", "1185883451");
        assertThat(notification.events())
                .extracting(QuickBooksEvent::entity, QuickBooksEvent::id, QuickBooksEvent::operation)
                .containsExactly(
                        tuple("Customer", "1", Operation.CREATED),
                        tuple("Vendor", "2", Operation.MERGED),
                        tuple("Bill", "108", Operation.DELETED),
                        tuple("TimeActivity", "9", Operation.UNKNOWN));
        assertThat(notification.events().get(1).deletedId()).isEqualTo("3");
        assertThat(notification.events().get(1).time()).isEqualTo(Instant.parse("2026-11-20T17:00:02Z"));
    }

    @Test
    void oneBadEventDoesNotSinkTheOthers() {
        QuickBooksNotification notification = QuickBooksNotification.parse(utf8("""
                [{"type":"qbo.vendor.updated.v1","intuitentityid":"1","intuitaccountid":"2"},
                 {"type":"something else"},
                 {"type":"qbo.vendor.updated.v1","intuitentityid":"1/../../2","intuitaccountid":"2"},
                 {"type":"qbo.vendor.updated.v1","intuitentityid":"1"},
                 17, null]
                """));

        assertThat(notification.events()).hasSize(1);
        assertThat(notification.events().getFirst().eventId()).isNull();
        assertThat(notification.unreadable()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "{}", "17", "{\"eventNotifications\":{}}", "[{\"a\":1}"})
    void bodyOfNeitherFormIsRefusedWithoutRepeatingIt(String body) {
        assertThatThrownBy(() -> QuickBooksNotification.parse(utf8(body)))
                .isInstanceOf(UnreadableNotificationException.class)
                .hasNoCause();
    }

    @Test
    void deepAndHugeBodiesAreRefused() {
        List<String> bodies = List.of(
                "[".repeat(40) + "]".repeat(40),
                "[{\"type\":\"" + "x".repeat(70_000) + "\"}]",
                "[" + "{},".repeat(100_000) + "{}]",
                "[" + "9".repeat(100) + "]");

        assertThat(bodies)
                .allSatisfy(body -> assertThatThrownBy(() -> QuickBooksNotification.parse(utf8(body)))
                        .isInstanceOf(UnreadableNotificationException.class));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream in = QuickBooksNotificationTest.class.getResourceAsStream("/vendor-samples/" + name)) {
            if (in == null) {
                throw new IOException("no sample " + name);
            }
            return in.readAllBytes();
        }
    }
}
