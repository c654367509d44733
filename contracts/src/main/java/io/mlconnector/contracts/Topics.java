package io.mlconnector.contracts;

import static io.mlconnector.contracts.TopicSpec.Cleanup.COMPACT;
import static io.mlconnector.contracts.TopicSpec.Cleanup.DELETE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The topic catalogue: the only place where a topic's name is spelt.
public final class Topics {
    /// All topics have the same number of partitions, because all records of one connection go to the partition that
    /// [ConnectionPartitioner] gives its id. It must never change once there is data.
    public static final int PARTITIONS = 4;

    public static final int MAX_MESSAGE_BYTES = 1_048_576;

    static final String INGEST = "ingest-service";
    static final String ENRICH = "enrich-service";
    static final String ASANA_WRITER = "asana-writer";
    static final String QBO_WRITER = "qbo-writer";
    static final String CONSOLE = "console";

    public static final TopicSpec QUICKBOOKS_NOTIFICATIONS =
            topic("quickbooks.notifications", "realm", byte[].class, DELETE, 30, List.of(INGEST), List.of(ENRICH));
    public static final TopicSpec ASANA_NOTIFICATIONS =
            topic("asana.notifications", "webhook", byte[].class, DELETE, 30, List.of(INGEST), List.of(ENRICH));
    public static final TopicSpec QUICKBOOKS_CHANGES = topic(
            "quickbooks.changes", "connection/type/id", ChangeV1.class, DELETE, 7, List.of(ENRICH), List.of(ENRICH));
    public static final TopicSpec ASANA_CHANGES =
            topic("asana.changes", "connection/type/gid", ChangeV1.class, DELETE, 7, List.of(ENRICH), List.of(ENRICH));
    public static final TopicSpec QUICKBOOKS_RECORDS = topic(
            "quickbooks.records",
            "connection/type/id",
            QuickBooksRecordV1.class,
            COMPACT,
            null,
            List.of(ENRICH),
            List.of(ENRICH, CONSOLE));
    public static final TopicSpec ASANA_RECORDS = topic(
            "asana.records",
            "connection/type/gid",
            AsanaRecordV1.class,
            COMPACT,
            null,
            List.of(ENRICH),
            List.of(ENRICH, CONSOLE));
    public static final TopicSpec QUICKBOOKS_COMMANDS = topic(
            "quickbooks.commands",
            "connection/target",
            QboCommandV1.class,
            DELETE,
            30,
            List.of(ENRICH),
            List.of(QBO_WRITER));
    public static final TopicSpec ASANA_COMMANDS = topic(
            "asana.commands",
            "connection/target",
            AsanaCommandV1.class,
            DELETE,
            30,
            List.of(ENRICH, ASANA_WRITER, QBO_WRITER),
            List.of(ASANA_WRITER));
    public static final TopicSpec QUICKBOOKS_LEDGER = topic(
            "quickbooks.ledger",
            "operation key",
            LedgerEntryV1.class,
            COMPACT,
            null,
            List.of(QBO_WRITER),
            List.of(QBO_WRITER, CONSOLE));
    public static final TopicSpec ASANA_LEDGER = topic(
            "asana.ledger",
            "operation key",
            LedgerEntryV1.class,
            COMPACT,
            null,
            List.of(ASANA_WRITER),
            List.of(ASANA_WRITER, CONSOLE));
    public static final TopicSpec LINKS = topic(
            "links",
            "connection/pair",
            LinkV1.class,
            COMPACT,
            null,
            List.of(ASANA_WRITER, QBO_WRITER),
            List.of(ENRICH, ASANA_WRITER, QBO_WRITER, CONSOLE));
    public static final TopicSpec CONNECTIONS = topic(
            "connections",
            "connection",
            ConnectionV1.class,
            COMPACT,
            null,
            List.of(ASANA_WRITER),
            List.of(ENRICH, ASANA_WRITER, CONSOLE));
    public static final TopicSpec MAPPINGS = topic(
            "mappings",
            "connection",
            MappingV1.class,
            COMPACT,
            null,
            List.of(ENRICH),
            List.of(ENRICH, ASANA_WRITER, CONSOLE));
    public static final TopicSpec QUICKBOOKS_TOKENS = topic(
            "quickbooks.tokens",
            "connection/purpose",
            TokenV1.class,
            COMPACT,
            null,
            List.of(QBO_WRITER),
            List.of(QBO_WRITER, ENRICH));
    public static final TopicSpec QUICKBOOKS_GRANTS = topic(
            "quickbooks.grants",
            "connection",
            GrantV1.class,
            COMPACT,
            null,
            List.of(CONSOLE),
            List.of(QBO_WRITER, CONSOLE));
    public static final TopicSpec ASANA_GRANTS = topic(
            "asana.grants",
            "connection",
            GrantV1.class,
            COMPACT,
            null,
            List.of(CONSOLE),
            List.of(ASANA_WRITER, CONSOLE));
    public static final TopicSpec ASANA_TOKENS = topic(
            "asana.tokens",
            "connection/purpose",
            TokenV1.class,
            COMPACT,
            null,
            List.of(ASANA_WRITER),
            List.of(ASANA_WRITER, ENRICH));
    public static final TopicSpec ASANA_WEBHOOKS = topic(
            "asana.webhooks",
            "connection/hook",
            WebhookV1.class,
            COMPACT,
            null,
            List.of(ASANA_WRITER),
            List.of(INGEST, ENRICH, ASANA_WRITER, CONSOLE));
    public static final TopicSpec QUICKBOOKS_READS = topic(
            "quickbooks.reads",
            "connection/month/cause",
            ReadsV1.class,
            COMPACT,
            null,
            List.of(ENRICH, QBO_WRITER),
            List.of(ENRICH, QBO_WRITER, CONSOLE));
    public static final TopicSpec WATCHES = topic(
            "watches",
            "connection/vendor",
            WatchV1.class,
            COMPACT,
            null,
            List.of(ENRICH),
            List.of(ENRICH, QBO_WRITER, CONSOLE));
    public static final TopicSpec AUDIT = topic(
            "audit",
            "connection/record",
            AuditV1.class,
            DELETE,
            null,
            List.of(INGEST, ENRICH, ASANA_WRITER, QBO_WRITER, CONSOLE),
            List.of(QBO_WRITER, CONSOLE));
    public static final TopicSpec AUDIT_SEALS = topic(
            "audit.seals", "partition of audit", SealV1.class, DELETE, null, List.of(QBO_WRITER), List.of(QBO_WRITER));

    private static final List<TopicSpec> WITH_DEAD_LETTERS = List.of(
            QUICKBOOKS_NOTIFICATIONS,
            ASANA_NOTIFICATIONS,
            QUICKBOOKS_CHANGES,
            ASANA_CHANGES,
            QUICKBOOKS_RECORDS,
            ASANA_RECORDS,
            QUICKBOOKS_COMMANDS,
            ASANA_COMMANDS);

    private static final List<TopicSpec> PLAIN = List.of(
            QUICKBOOKS_LEDGER,
            ASANA_LEDGER,
            LINKS,
            CONNECTIONS,
            MAPPINGS,
            QUICKBOOKS_TOKENS,
            QUICKBOOKS_GRANTS,
            ASANA_GRANTS,
            ASANA_TOKENS,
            ASANA_WEBHOOKS,
            QUICKBOOKS_READS,
            WATCHES,
            AUDIT,
            AUDIT_SEALS);

    private Topics() {}

    /// Every topic, the dead letters included.
    public static List<TopicSpec> all() {
        List<TopicSpec> all = new ArrayList<>(WITH_DEAD_LETTERS);
        all.addAll(PLAIN);
        WITH_DEAD_LETTERS.forEach(topic -> all.add(topic.deadLetters()));
        return List.copyOf(all);
    }

    public static Optional<TopicSpec> find(String name) {
        return all().stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    private static TopicSpec topic(
            String name,
            String key,
            Class<?> valueType,
            TopicSpec.Cleanup cleanup,
            @Nullable Integer retentionDays,
            List<String> writers,
            List<String> readers) {
        Duration retention = retentionDays == null ? null : Duration.ofDays(retentionDays);
        return new TopicSpec(name, key, valueType, cleanup, retention, writers, readers, true);
    }
}
