package io.mlconnector.enrich.notification;

import io.mlconnector.asana.webhook.AsanaNotification;
import io.mlconnector.contracts.ChangeV1;
import io.mlconnector.contracts.RecordKey;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.enrich.flow.ChangeLetters;
import io.mlconnector.enrich.flow.Changes;
import io.mlconnector.enrich.flow.OneByOne;
import io.mlconnector.enrich.flow.Outbox;
import io.mlconnector.enrich.flow.Trail;
import io.mlconnector.quickbooks.webhook.QuickBooksNotification;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Accepted webhook bodies to changes. Returns when everything that follows from a body is in Kafka; only then is the
/// body acknowledged. Called by many threads, by one at a time for each key.
public final class Notifications {
    private final ConnectionId connection;
    private final Outbox outbox;
    private final Trail trail;
    private final ChangeLetters quickbooksLetters;
    private final ChangeLetters asanaLetters;
    private final Clock clock;

    public Notifications(ConnectionId connection, Outbox outbox, Clock clock) {
        this.connection = connection;
        this.outbox = outbox;
        this.trail = new Trail(clock);
        this.quickbooksLetters = new ChangeLetters(Topics.QUICKBOOKS_NOTIFICATIONS, "quickbooks", outbox, trail);
        this.asanaLetters = new ChangeLetters(Topics.ASANA_NOTIFICATIONS, "asana", outbox, trail);
        this.clock = clock;
    }

    /// @throws io.mlconnector.enrich.flow.ClosingException when the service ends before
    public void quickbooks(ConsumerRecord<String, byte[]> record) {
        new OneByOne(records -> records.forEach(this::ofQuickBooks), quickbooksLetters).handle(List.of(record));
    }

    /// @throws io.mlconnector.enrich.flow.ClosingException when the service ends before
    public void asana(ConsumerRecord<String, byte[]> record) {
        new OneByOne(records -> records.forEach(this::ofAsana), asanaLetters).handle(List.of(record));
    }

    private void ofQuickBooks(ConsumerRecord<String, byte[]> record) {
        String realm = record.key();
        if (realm == null || record.value() == null) {
            deadLetter(Topics.QUICKBOOKS_NOTIFICATIONS, record, "a notification without a key or a body");
            return;
        }
        QuickBooksNotification notification;
        try {
            notification = QuickBooksNotification.parse(record.value());
        } catch (io.mlconnector.quickbooks.webhook.UnreadableNotificationException e) {
            deadLetter(Topics.QUICKBOOKS_NOTIFICATIONS, record, String.valueOf(e.getMessage()));
            return;
        }
        if (!notification.unreadable().isEmpty() || notification.events().isEmpty()) {
            deadLetter(
                    Topics.QUICKBOOKS_NOTIFICATIONS,
                    record,
                    notification.unreadable().isEmpty()
                            ? "a body without an event"
                            : String.join("; ", notification.unreadable()));
        }
        if (!notification.realms().contains(realm)) {
            return;
        }
        if (!realm.equals(connection.value())) {
            ignored("quickbooks", realm, record, "A company that is not connected here.");
            return;
        }
        QuickBooksEvents.Events events = QuickBooksEvents.of(notification, realm);
        events.notHandled()
                .forEach(entity -> ignored("quickbooks", realm, record, "A kind that is not handled: " + entity + "."));
        send(Topics.QUICKBOOKS_CHANGES, "quickbooks", events.changes(), record);
    }

    private void ofAsana(ConsumerRecord<String, byte[]> record) {
        Optional<RecordKey> key = Optional.ofNullable(record.key()).flatMap(RecordKey::parse);
        if (key.isEmpty() || record.value() == null) {
            deadLetter(Topics.ASANA_NOTIFICATIONS, record, "a notification without a webhook or a body");
            return;
        }
        if (!key.get().connection().equals(connection)) {
            ignored("asana", key.get().connection().value(), record, "A company that is not connected here.");
            return;
        }
        AsanaNotification notification;
        try {
            notification = AsanaNotification.parse(record.value());
        } catch (io.mlconnector.asana.webhook.UnreadableNotificationException e) {
            deadLetter(Topics.ASANA_NOTIFICATIONS, record, String.valueOf(e.getMessage()));
            return;
        }
        if (!notification.unreadable().isEmpty()) {
            deadLetter(Topics.ASANA_NOTIFICATIONS, record, String.join("; ", notification.unreadable()));
        }
        List<ChangeV1> changes =
                AsanaEvents.of(notification, connection, key.get().rest());
        if (changes.isEmpty() && !notification.events().isEmpty()) {
            ignored(
                    "asana",
                    connection.value(),
                    record,
                    "Nothing in it is kept here: sections, attachments and the like.");
        }
        send(Topics.ASANA_CHANGES, "asana", changes, record);
    }

    private void send(TopicSpec topic, String side, List<ChangeV1> changes, ConsumerRecord<String, byte[]> record) {
        String origin = TopicPublisher.origin(record);
        List<Message> messages = new ArrayList<>();
        for (ChangeV1 change : changes) {
            messages.add(Changes.message(topic, change, clock.instant(), origin));
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("source", origin);
            String eventId = change.eventId();
            if (eventId != null) {
                facts.put("eventId", eventId);
            }
            messages.add(trail.entry(
                    change.connection(),
                    side + "/" + change.type() + "/" + change.id(),
                    change.mergedInto() == null
                            ? List.of()
                            : List.of(side + "/" + change.type() + "/" + change.mergedInto()),
                    "changed",
                    "A webhook says: " + change.operation() + ".",
                    facts,
                    origin));
        }
        outbox.send(messages);
    }

    private void ignored(String side, String realm, ConsumerRecord<String, byte[]> record, String detail) {
        audit(realm, side + "/Notification", record, "ignored", detail, Map.of());
    }

    private void deadLetter(TopicSpec topic, ConsumerRecord<String, byte[]> record, String text) {
        outbox.deadLetter(topic, record, "unreadable", text);
        String side = topic.equals(Topics.QUICKBOOKS_NOTIFICATIONS) ? "quickbooks" : "asana";
        audit(
                realm(record.key()),
                side + "/Notification",
                record,
                "dead-lettered",
                text,
                Map.of("reason", "unreadable"));
    }

    /// The company's own trail where the key does not say whose body it is: here it is looked for.
    private String realm(@Nullable String key) {
        return key == null
                ? connection.value()
                : RecordKey.parse(key)
                        .map(parsed -> parsed.connection().value())
                        .orElse(connection.value());
    }

    private void audit(
            String realm,
            String about,
            ConsumerRecord<String, byte[]> record,
            String step,
            String detail,
            Map<String, String> more) {
        String origin = TopicPublisher.origin(record);
        Map<String, String> facts = new LinkedHashMap<>(more);
        facts.put("source", origin);
        outbox.send(List.of(trail.entry(
                realm,
                about + "/" + record.partition() + "-" + record.offset(),
                List.of(),
                step,
                detail,
                facts,
                origin)));
    }
}
