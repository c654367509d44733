package io.mlconnector.enrich.flow;

import io.mlconnector.contracts.ChangeV1;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.RecordKey;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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

    /// The changes of a batch that can be handled; the others go to the dead letters.
    ///
    /// @param isHandled whether changes of this type and form are handled
    public List<Arrival> readable(
            List<ConsumerRecord<String, byte[]>> batch, ConnectionId connection, Predicate<ChangeV1> isHandled) {
        List<Arrival> arrivals = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            try {
                ChangeV1 change = Json.read(record.value(), ChangeV1.class);
                if (!isHandled.test(change)) {
                    send(record, "unknown-type", "A change of a type that is not handled: " + change.type());
                } else if (change.connection().equals(connection.value())) {
                    arrivals.add(new Arrival(change, record));
                } else {
                    send(record, "unknown-connection", "A change of a company that is not connected here");
                }
            } catch (UnreadableException e) {
                send(record, "unreadable", String.valueOf(e.getMessage()));
            }
        }
        return arrivals;
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
