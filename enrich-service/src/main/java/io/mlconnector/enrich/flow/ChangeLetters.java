package io.mlconnector.enrich.flow;

import io.mlconnector.contracts.RecordKey;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Gives changes that cannot be handled to the dead letters of their topic, with an audit entry.
public final class ChangeLetters {
    private final TopicSpec topic;
    private final String side;
    private final Outbox outbox;
    private final Trail trail;

    /// @param side `quickbooks` or `asana`
    public ChangeLetters(TopicSpec topic, String side, Outbox outbox, Trail trail) {
        this.topic = topic;
        this.side = side;
        this.outbox = outbox;
        this.trail = trail;
    }

    /// Returns when both are acknowledged.
    ///
    /// @param text a plain sentence without payload
    public void send(ConsumerRecord<String, byte[]> record, String code, String text) {
        outbox.deadLetter(topic, record, code, text);
        String origin = TopicPublisher.origin(record);
        Optional<RecordKey> key = Optional.ofNullable(record.key()).flatMap(RecordKey::parse);
        key.ifPresent(parsed -> outbox.send(List.of(trail.entry(
                parsed.connection().value(),
                side + "/" + parsed.rest(),
                List.of(),
                "dead-lettered",
                text,
                Map.of("reason", code, "source", origin),
                origin))));
    }
}
