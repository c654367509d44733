package io.mlconnector.enrich.mapping;

import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The topics that decisions are made on. Each is held as a local table, whose changelog is the topic itself.
enum Table {
    QUICKBOOKS_RECORDS(Topics.QUICKBOOKS_RECORDS, "to-quickbooks-records-dead-letters"),
    ASANA_RECORDS(Topics.ASANA_RECORDS, "to-asana-records-dead-letters"),
    LINKS(Topics.LINKS, null),
    CONNECTIONS(Topics.CONNECTIONS, null),
    MAPPINGS(Topics.MAPPINGS, null);

    private final TopicSpec topic;
    private final @Nullable String deadLetterSink;

    Table(TopicSpec topic, @Nullable String deadLetterSink) {
        this.topic = topic;
        this.deadLetterSink = deadLetterSink;
    }

    TopicSpec topic() {
        return topic;
    }

    String store() {
        return topic.name() + ".table";
    }

    String source() {
        return "from-" + topic.name();
    }

    /// What only our own services write has no dead letters.
    Optional<String> deadLetterSink() {
        return Optional.ofNullable(deadLetterSink);
    }

    static Table of(String topic) {
        return Arrays.stream(values())
                .filter(table -> table.topic.name().equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not a table: " + topic));
    }
}
