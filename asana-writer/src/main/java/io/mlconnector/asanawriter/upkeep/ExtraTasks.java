package io.mlconnector.asanawriter.upkeep;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.mlconnector.contracts.AsanaCommandV1;
import io.mlconnector.contracts.RecordKey;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.AsanaCommand.RemoveTask;
import io.mlconnector.domain.command.Basis;
import io.mlconnector.domain.command.Hash;
import io.mlconnector.domain.command.OperationKey;
import io.mlconnector.serviceruntime.kafka.AuditTrail;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// Has a task removed that was created twice. The removal is a command like any other: it goes through the ledger, so
/// that a crash in the middle of it is found out about and nothing is moved or deleted twice.
final class ExtraTasks {
    private static final Logger LOG = Logger.getLogger(ExtraTasks.class);

    private final ConnectionId connection;
    private final TopicSpec commands;
    private final TopicPublisher publisher;
    private final AuditTrail audit;
    private final Counter counter;
    private final Clock clock;

    /// @param commands where the writer reads its commands
    ExtraTasks(
            ConnectionId connection, TopicSpec commands, TopicPublisher publisher, MeterRegistry meters, Clock clock) {
        this.connection = connection;
        this.commands = commands;
        this.publisher = publisher;
        this.audit = new AuditTrail(publisher, clock);
        this.counter = Counter.builder("mlc.sweep.extra")
                .description("Tasks in Asana that carry the mark of a record that has another task")
                .register(meters);
        this.clock = clock;
    }

    OperationKey removal(MarkedTask extra) {
        return OperationKey.of(connection, extra.mark().pair(), "sweep", extra.gid());
    }

    static String sentence(MarkedTask extra, String kept) {
        return "The record " + extra.mark().pair() + " has two tasks: " + kept + " stays, " + extra.gid()
                + " was created twice by the connector and is removed; its comments move.";
    }

    void remove(MarkedTask extra, EntityRef source, String kept) {
        String sentence = sentence(extra, kept);
        OperationKey key = removal(extra);
        counter.increment();
        LOG.warnf("operation=%s task=%s kept=%s: %s", extra.mark().key(), extra.gid(), kept, sentence);
        audit.report(
                        new AuditTrail.Entry(
                                connection.value(),
                                "quickbooks/" + source,
                                List.of("asana/Task/" + extra.gid(), "asana/Task/" + kept),
                                "extra",
                                sentence,
                                Map.of("operation", extra.mark().key().value(), "kept", kept)),
                        null)
                .join();
        RemoveTask command = new RemoveTask(
                extra.mark().pair(),
                key,
                Hash.of("sweep|" + extra.gid()),
                new Basis("asana/Task/" + extra.gid(), extra.modifiedAt()),
                source,
                extra.gid());
        publisher.publish(new Message(
                commands,
                RecordKey.of(connection, extra.mark().pair()),
                AsanaCommandV1.of(connection.value(), command),
                "connector.asana.command.decided.v1",
                clock.instant(),
                null));
    }
}
