package io.mlconnector.enrich.mapping;

import io.mlconnector.contracts.AsanaCommandV1;
import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.CloudEventHeaders;
import io.mlconnector.contracts.DeadLetter;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.QboCommandV1;
import io.mlconnector.contracts.RecordKey;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.AsanaCommand;
import io.mlconnector.domain.command.Command;
import io.mlconnector.domain.command.Hash;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.plan.Plan;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Sends what was decided: commands to the writers, an audit entry for each, dead letters.
///
/// Records get the time of the decision, not of the change: retention counts from it, and a change of last year that is
/// decided on today must not be gone before a writer has seen it.
final class Handout {
    static final String TO_ASANA = "to-asana-commands";
    static final String TO_QUICKBOOKS = "to-quickbooks-commands";
    static final String TO_AUDIT = "to-audit";
    private static final String SERVICE = "enrich-service";
    private static final int REMEMBERED = 5_000;

    private final ProcessorContext<String, byte[]> context;
    private final Clock clock;

    /// The planner finds the same again each time that it looks; a person wants to read it once.
    private final Map<String, Plan.Finding> found = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Plan.Finding> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// The same goes for commands: until one is carried out, every look at its record finds it again. A writer gets it
    /// once from this instance. After a restart or an aborted transaction it is sent again, and skipped.
    private final Map<String, String> sent = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    Handout(ProcessorContext<String, byte[]> context, Clock clock) {
        this.context = context;
        this.clock = clock;
    }

    void send(ConnectionId connection, Plan plan) {
        for (Plan.Finding finding : plan.findings()) {
            if (!finding.equals(found.put(connection + "/" + finding.record(), finding))) {
                audit(
                        connection,
                        finding.record(),
                        List.of(),
                        "decided",
                        finding.detail(),
                        Map.of("verdict", finding.verdict()));
            }
        }
        for (Command command : plan.commands()) {
            if (!command.hash().equals(sent.put(command.key().value(), command.hash()))) {
                send(connection, command);
            }
        }
    }

    private void send(ConnectionId connection, Command command) {
        String key = RecordKey.of(connection, command.pair());
        String id = Hash.brief(command.key().value() + "|" + command.hash(), 32);
        switch (command) {
            case AsanaCommand asana ->
                forward(
                        key,
                        Json.write(AsanaCommandV1.of(connection.value(), asana)),
                        headers(id, "connector.asana.command.decided.v1", key),
                        TO_ASANA);
            case QboCommand quickbooks ->
                forward(
                        key,
                        Json.write(QboCommandV1.of(connection.value(), quickbooks)),
                        headers(id, "connector.quickbooks.command.decided.v1", key),
                        TO_QUICKBOOKS);
        }
        audit(
                connection,
                command.basis().record(),
                Decisions.related(command),
                "decided",
                Decisions.sentence(command),
                Map.of(
                        "operation", command.key().value(),
                        "version", command.basis().version(),
                        "source", origin()));
    }

    void deadLetter(Table table, Record<String, byte[]> record, String code, String reason) {
        String key = record.key();
        if (table.deadLetterSink().isPresent()) {
            Headers headers = new RecordHeaders(record.headers());
            CloudEventHeaders.put(headers, DeadLetter.REASON_CODE, code);
            CloudEventHeaders.put(headers, DeadLetter.REASON_TEXT, reason);
            CloudEventHeaders.put(headers, DeadLetter.ORIGIN, origin());
            CloudEventHeaders.put(headers, DeadLetter.ATTEMPTS, "1");
            CloudEventHeaders.put(headers, DeadLetter.SERVICE, SERVICE);
            CloudEventHeaders.put(headers, DeadLetter.AT, clock.instant().toString());
            forward(key, record.value(), headers, table.deadLetterSink().get());
        }
        RecordKey.parse(key == null ? "" : key)
                .ifPresent(parsed -> audit(
                        parsed.connection(),
                        auditRecord(table, parsed.rest()),
                        List.of(),
                        table.deadLetterSink().isPresent() ? "dead-lettered" : "ignored",
                        reason,
                        Map.of("reason", code, "source", origin())));
    }

    private static String auditRecord(Table table, String rest) {
        return switch (table) {
            case QUICKBOOKS_RECORDS -> "quickbooks/" + rest;
            case ASANA_RECORDS -> "asana/" + rest;
            case LINKS, CONNECTIONS, MAPPINGS -> table.topic().name() + "/" + rest;
        };
    }

    private void audit(
            ConnectionId connection,
            String record,
            List<String> related,
            String step,
            String detail,
            Map<String, String> facts) {
        AuditV1 entry = new AuditV1(clock.instant(), connection.value(), record, related, SERVICE, step, detail, facts);
        String id = Hash.brief(origin() + "|" + step + "|" + record + "|" + detail, 32);
        forward(entry.key(), Json.write(entry), headers(id, "connector.audit.recorded.v1", entry.key()), TO_AUDIT);
    }

    private Headers headers(String id, String type, String key) {
        return CloudEventHeaders.of(id, "/" + SERVICE, type, key, clock.instant(), origin());
    }

    private void forward(@Nullable String key, byte @Nullable [] value, Headers headers, String sink) {
        context.forward(new Record<>(key, value, clock.instant().toEpochMilli(), headers), sink);
    }

    private String origin() {
        return context.recordMetadata()
                .map(from -> from.topic() + "-" + from.partition() + "-" + from.offset())
                // Decided by the clock, not on a record.
                .orElseGet(() -> "clock-" + clock.instant());
    }
}
