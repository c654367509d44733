package io.mlconnector.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.AsanaRecordV1;
import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.ChangeV1;
import io.mlconnector.contracts.CloudEventHeaders;
import io.mlconnector.contracts.DeadLetter;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.contracts.QuickBooksRecordV1;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What the topics hold, as evidence.
final class Contents {
    private final TopicContents topics;

    Contents(TopicContents topics) {
        this.topics = topics;
    }

    long lag(String group) throws InterruptedException {
        return topics.lag(group);
    }

    /// The last entry of each operation.
    Map<String, LedgerEntryV1> ledger() {
        Map<String, LedgerEntryV1> ledger = new HashMap<>();
        read(Topics.QUICKBOOKS_LEDGER, Topics.ASANA_LEDGER)
                .forEach(record -> ledger.put(record.key(), Json.read(record.value(), LedgerEntryV1.class)));
        return ledger;
    }

    Map<String, LinkV1> links() {
        Map<String, LinkV1> links = new HashMap<>();
        read(Topics.LINKS).forEach(record -> links.put(record.key(), Json.read(record.value(), LinkV1.class)));
        return links;
    }

    List<AuditV1> audit() {
        return read(Topics.AUDIT).stream()
                .map(record -> Json.read(record.value(), AuditV1.class))
                .toList();
    }

    List<Letter> deadLetters() {
        return topics
                .read(Topics.all().stream()
                        .map(TopicSpec::name)
                        .filter(name -> name.endsWith(".dead-letters"))
                        .toList())
                .stream()
                .map(record -> new Letter(
                        record.topic(),
                        header(record, DeadLetter.REASON_CODE),
                        header(record, DeadLetter.REASON_TEXT),
                        header(record, DeadLetter.ORIGIN),
                        topics.resolves(header(record, DeadLetter.ORIGIN)),
                        header(record, DeadLetter.ATTEMPTS),
                        header(record, DeadLetter.AT)))
                .toList();
    }

    List<Webhooks.Stored> notifications() {
        return read(Topics.QUICKBOOKS_NOTIFICATIONS, Topics.ASANA_NOTIFICATIONS).stream()
                .map(Contents::stored)
                .toList();
    }

    List<Webhooks.Change> changes() {
        return read(Topics.QUICKBOOKS_CHANGES, Topics.ASANA_CHANGES).stream()
                .map(record -> new Webhooks.Change(
                        TopicPublisher.origin(record),
                        Json.read(record.value(), ChangeV1.class).cause().name()))
                .toList();
    }

    /// Of records as they were taken over, and of links as they were written.
    List<Version> versions() {
        List<Version> versions = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : read(Topics.QUICKBOOKS_RECORDS)) {
            QuickBooksRecordV1 value = Json.read(record.value(), QuickBooksRecordV1.class);
            if (value.state() == RecordState.ACTIVE || value.state() == RecordState.INACTIVE) {
                versions.add(new Version("SyncToken of " + record.key(), value.syncToken()));
            }
        }
        for (ConsumerRecord<String, byte[]> record : read(Topics.ASANA_RECORDS)) {
            AsanaRecordV1 value = Json.read(record.value(), AsanaRecordV1.class);
            if (value.modifiedAt() != null && !value.gone()) {
                versions.add(new Version(
                        "modified_at of " + record.key(), value.modifiedAt().toEpochMilli()));
            }
        }
        for (ConsumerRecord<String, byte[]> record : read(Topics.LINKS)) {
            LinkV1 value = Json.read(record.value(), LinkV1.class);
            versions.add(new Version("revision of " + record.key(), value.revision()));
        }
        versions.addAll(Applied.versions(
                read(Topics.ASANA_COMMANDS, Topics.QUICKBOOKS_COMMANDS),
                read(Topics.ASANA_LEDGER, Topics.QUICKBOOKS_LEDGER)));
        return versions;
    }

    private List<ConsumerRecord<String, byte[]>> read(TopicSpec... specs) {
        return topics.read(List.of(specs).stream().map(TopicSpec::name).toList());
    }

    private static Webhooks.Stored stored(ConsumerRecord<String, byte[]> record) {
        String body = new String(record.value(), StandardCharsets.UTF_8);
        List<String> ids = new ArrayList<>();
        int events = 1;
        try {
            JsonNode tree = Json.read(record.value(), JsonNode.class);
            // Intuit's newer form, its older one, or Asana's.
            JsonNode list = tree.isArray()
                    ? tree
                    : tree.has("eventNotifications") ? tree.path("eventNotifications") : tree.path("events");
            events = list.size();
            if (tree.isArray()) {
                tree.forEach(event -> ids.add(event.path("id").asText()));
            }
        } catch (UnreadableException _) {
            // Something came, and needs a verdict.
        }
        return new Webhooks.Stored(record.topic(), TopicPublisher.origin(record), Ledgers.sha256(body), events, ids);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        String value = CloudEventHeaders.get(record.headers(), name);
        return value == null ? "" : value;
    }
}
