package io.mlconnector.qbowriter.upkeep;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.mlconnector.contracts.AsanaCommandV1;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.contracts.RecordKey;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.AsanaCommand.ShowPosting;
import io.mlconnector.domain.command.Basis;
import io.mlconnector.domain.command.Hash;
import io.mlconnector.domain.command.OperationKey;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.serviceruntime.kafka.AuditTrail;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// Tells of a second document for one cost, once: on the task, in the audit trail, in the log and as a metric. The
/// document itself is never touched: which of the two is right, only a person knows.
///
/// The comment goes through asana-writer's ledger like any other; a link remembers that all was told and is written
/// last, so that a crash in between tells the rest.
final class ExtraDocuments {
    private static final Logger LOG = Logger.getLogger(ExtraDocuments.class);

    private final ConnectionId connection;
    private final TopicPublisher publisher;
    private final AuditTrail audit;
    private final Counter counter;
    private final Clock clock;

    ExtraDocuments(ConnectionId connection, TopicPublisher publisher, MeterRegistry meters, Clock clock) {
        this.connection = connection;
        this.publisher = publisher;
        this.audit = new AuditTrail(publisher, clock);
        this.counter = Counter.builder("mlc.sweep.extra")
                .description("Documents in QuickBooks that carry the mark of a cost that is posted as another one")
                .register(meters);
        this.clock = clock;
    }

    static String sentence(MarkedDocument extra, String kept) {
        String what = extra.ref().type() == EntityType.BILL ? "bills" : "journal entries";
        return "Two " + what + " in QuickBooks carry the mark of this cost: the one with id " + kept
                + ", which this task knows, and " + extra.shown()
                + ". It was posted twice, or somebody copied it; ask the accountant to delete the one that is wrong."
                + " The connector deletes neither.";
    }

    /// @param kept id of the one that the ledger knows
    void tell(MarkedDocument extra, String operation, String kept) {
        String sentence = sentence(extra, kept);
        counter.increment();
        LOG.warnf("operation=%s document=%s kept=%s: %s", operation, extra.ref(), kept, sentence);
        publisher.publish(comment(extra, sentence));
        String task = extra.marker().taskGid();
        EntityRef other = new EntityRef(extra.ref().type(), kept);
        var reported = audit.report(
                new AuditTrail.Entry(
                        connection.value(),
                        "quickbooks/" + extra.ref(),
                        List.of("asana/Task/" + task, "quickbooks/" + other),
                        "extra",
                        sentence,
                        Map.of("operation", operation, "kept", kept)),
                null);
        reported.join();
        LinkV1 told = LinkV1.of(
                connection.value(),
                new Link(
                        Pair.extra(extra.ref()),
                        extra.ref(),
                        task,
                        Link.State.REJECTED,
                        1,
                        Hash.of(operation + "|" + kept),
                        sentence,
                        null));
        publisher.publish(
                new Message(Topics.LINKS, told.key(), told, "connector.link.changed.v1", clock.instant(), null));
    }

    private Message comment(MarkedDocument extra, String sentence) {
        String task = extra.marker().taskGid();
        String pair = Pair.told(task, "extra-" + extra.ref().id());
        AsanaCommandV1 command = AsanaCommandV1.of(
                connection.value(),
                new ShowPosting(
                        pair,
                        OperationKey.of(connection, pair, "tell", "1"),
                        Hash.of("tell|" + pair),
                        new Basis("quickbooks/" + extra.ref(), String.valueOf(extra.version())),
                        task,
                        Map.of(),
                        sentence));
        return new Message(
                Topics.ASANA_COMMANDS,
                RecordKey.of(connection, pair),
                command,
                "connector.asana.command.decided.v1",
                clock.instant(),
                null);
    }
}
