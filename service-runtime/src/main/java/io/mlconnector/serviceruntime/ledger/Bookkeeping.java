package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.State;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.contracts.RecordKey;
import io.mlconnector.domain.link.Link;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a decision leaves behind: its records in the turn's transaction, and the same in memory, always together.
final class Bookkeeping {
    private final WriterSettings settings;
    private final LedgerView ledger;
    private final LinksView links;
    private final Reports reports;
    private final RecentWrites recentWrites;
    private final OffsetTracker offsets = new OffsetTracker();
    private final TargetQueues queues = new TargetQueues();

    Bookkeeping(WriterSettings settings, LedgerView ledger, LinksView links) {
        this.settings = settings;
        this.ledger = ledger;
        this.links = links;
        this.reports = new Reports(settings.service());
        this.recentWrites = RecentWrites.of(ledger);
    }

    TargetQueues queues() {
        return queues;
    }

    OffsetTracker offsets() {
        return offsets;
    }

    Reports reports() {
        return reports;
    }

    /// How long a command has to wait because its record was written too often; tells it once.
    Duration restOf(Turn turn, Pending head, Instant now) {
        String operation = head.operation.key();
        Instant until = recentWrites.heldUntil(operation, now).orElse(now);
        if (until.isAfter(now) && recentWrites.tellsNow(operation, until)) {
            turn.add(reports.writtenTooOften(head.operation, until, head.source, now));
        }
        return Duration.between(now, until);
    }

    void intend(Turn turn, Pending head, LedgerEntryV1 intent, Instant now) {
        ledger.put(intent);
        turn.add(intent);
        turn.add(reports.intent(head.operation, intent, head.recover, now));
    }

    void done(Turn turn, Pending head, LedgerEntryV1 intent, CallOutcome.Done done, Instant now) {
        LedgerEntryV1 entry = Entries.done(intent, done, now);
        write(turn, head, entry, done.links());
        recentWrites.add(entry);
        turn.add(reports.done(head.operation, entry, done, now));
        remove(head);
    }

    void rejected(Turn turn, Pending head, LedgerEntryV1 intent, CallOutcome.Rejected refusal, Instant now) {
        LedgerEntryV1 entry = Entries.refused(intent, State.REJECTED, refusal.reason(), now);
        refused(turn, head, entry, "rejected", refusal.links(), refusal.facts(), now);
    }

    void parked(Turn turn, Pending head, LedgerEntryV1 intent, CallOutcome.Parked refusal, Instant now) {
        LedgerEntryV1 entry = Entries.refused(intent, State.PARKED, refusal.reason(), now);
        refused(turn, head, entry, "parked", refusal.links(), refusal.facts(), now);
    }

    void refusedUnsent(Turn turn, Pending head, String requestId, CallOutcome.Rejected refusal, Instant now) {
        LedgerEntryV1 entry = Entries.refusedUnsent(head.operation, requestId, head.source, refusal.reason(), now);
        refused(turn, head, entry, "rejected", refusal.links(), refusal.facts(), now);
    }

    void skipped(Turn turn, Pending head, LedgerEntryV1 known, Instant now) {
        turn.add(reports.skipped(head.operation, known, head.source, now));
        remove(head);
    }

    void superseded(Turn turn, Pending head, String why, Instant now) {
        turn.add(reports.superseded(head.operation, why, head.source, now));
        remove(head);
    }

    /// One operation is one content. What comes with other content under the same key is not written and not lost.
    void keyReused(Turn turn, Pending head, LedgerEntryV1 known, Instant now) {
        String text = "The operation " + head.operation.key() + " is " + known.state()
                + " with other content; this one was not written.";
        deadLetter(turn, head, "key-reuse", text, 0, now);
    }

    /// A bug of ours on this one command: the others must go on, and this one must not be lost.
    void notPrepared(Turn turn, Pending head, RuntimeException bug, Instant now) {
        String text =
                "This command cannot be made into a request: " + bug.getClass().getSimpleName() + ".";
        deadLetter(turn, head, "cannot-be-prepared", text, 1, now);
    }

    void unreadable(Turn turn, Arrival.Unreadable letter, Instant now) {
        turn.add(new Turn.DeadLetter(letter.record(), "unreadable", letter.reason(), 1));
        String key = letter.record().key();
        if (key != null) {
            RecordKey.parse(key)
                    .ifPresent(parsed -> turn.add(reports.unreadable(
                            parsed.connection().value(),
                            settings.commands().name() + "/" + parsed.rest(),
                            letter.reason(),
                            TopicPublisher.origin(letter.record()),
                            now)));
        }
        offsets.finished(letter.offset());
    }

    private void deadLetter(Turn turn, Pending head, String code, String text, int attempts, Instant now) {
        turn.add(new Turn.DeadLetter(head.record, code, text, attempts));
        turn.add(reports.deadLettered(head.operation, code, text, head.source, now));
        remove(head);
    }

    private void refused(
            Turn turn,
            Pending head,
            LedgerEntryV1 entry,
            String step,
            List<Link> changed,
            Map<String, String> facts,
            Instant now) {
        write(turn, head, entry, changed);
        turn.add(reports.refused(head.operation, entry, step, changed, facts, now));
        remove(head);
    }

    private void write(Turn turn, Pending head, LedgerEntryV1 entry, List<Link> changed) {
        ledger.put(entry);
        turn.add(entry);
        for (Link link : changed) {
            links.put(head.connection(), link);
            turn.add(LinkV1.of(head.connection().value(), link));
        }
    }

    private void remove(Pending head) {
        offsets.finished(head.record.offset());
        queues.remove(head);
    }
}
