package io.mlconnector.local.operate;

import io.mlconnector.contracts.ChangeV1;
import io.mlconnector.contracts.RecordKey;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.local.terminal.CommandFailure;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Has one record read afresh and sent through again: a change with the cause "replay". enrich-service reads the record
/// from its vendor and decides about it, also when nothing in it has changed.
public final class RecordReplay {
    private static final Pattern RECORD = Pattern.compile("(quickbooks|asana)/([A-Za-z]+)/([0-9]+)");
    private static final Set<String> ASANA_TYPES = Set.of("Task", "Project");

    private final Known known;
    private final Clock clock;

    public RecordReplay(Known known, Clock clock) {
        this.known = known;
        this.clock = clock;
    }

    /// @param record `quickbooks/Bill/1043`
    public record Request(String record, TopicSpec topic, String type, String id) {
        /// @throws CommandFailure when it names no record
        public static Request parse(String record) {
            Matcher parts = RECORD.matcher(record);
            if (!parts.matches()) {
                throw CommandFailure.usage("'" + record + "' names no record: it is quickbooks/TYPE/ID or "
                        + "asana/TYPE/GID, such as quickbooks/Bill/1043.");
            }
            String type = parts.group(2);
            boolean quickBooks = parts.group(1).equals("quickbooks");
            boolean isKnown = quickBooks ? EntityType.find(type).isPresent() : ASANA_TYPES.contains(type);
            if (!isKnown) {
                throw CommandFailure.usage("No records of the type " + type + " are kept of " + parts.group(1)
                        + "; there are " + String.join(", ", new TreeSet<>(quickBooks ? entities() : ASANA_TYPES))
                        + ".");
            }
            TopicSpec topic = quickBooks ? Topics.QUICKBOOKS_CHANGES : Topics.ASANA_CHANGES;
            return new Request(record, topic, type, parts.group(3));
        }

        private static Set<String> entities() {
            return Arrays.stream(EntityType.values()).map(EntityType::wire).collect(Collectors.toSet());
        }
    }

    /// @param connection empty when there is only one
    /// @return the connection
    public String send(Request request, String connection) {
        String chosen = connection.isEmpty() ? onlyConnection() : connection;
        ChangeV1 change = new ChangeV1(
                chosen, request.type(), request.id(), "updated", ChangeV1.Cause.REPLAY, null, null, null, null);
        String key = RecordKey.connectionPart(chosen) + "/" + request.type() + "/" + request.id();
        try (TopicPublisher publisher = new TopicPublisher(known.bootstrapServers(), "mlc", clock)) {
            publisher.publish(new Message(
                    request.topic(),
                    key,
                    change,
                    "connector." + request.topic().name() + ".noticed.v1",
                    clock.instant(),
                    null));
        }
        return chosen;
    }

    private String onlyConnection() {
        Set<String> connections = new TreeSet<>();
        try (TopicReader reader = new TopicReader(known.bootstrapServers())) {
            reader.readAll(
                    List.of(Topics.CONNECTIONS.name()),
                    record -> connections.add(RecordKey.connectionPart(record.key())));
        }
        return switch (connections.size()) {
            case 1 -> connections.iterator().next();
            case 0 -> throw CommandFailure.of("Nothing is connected yet: start ./mlc up first.");
            default ->
                throw CommandFailure.usage("There are several connections: name one with --connection "
                        + String.join(" | ", connections) + ".");
        };
    }
}
