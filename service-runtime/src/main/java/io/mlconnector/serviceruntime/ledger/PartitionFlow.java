package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.State;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.contracts.RecordKey;
import io.mlconnector.domain.link.Link;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// What the writer of one partition does next: pure, without Kafka, threads or clocks of its own. See
/// [the package][io.mlconnector.serviceruntime.ledger] for the protocol.
///
/// ```
///  arrives --> known in the ledger? --DONE, REJECTED, PARKED--> skipped
///     |             | INTENT of an earlier process: wait out its lease, then recover
///     v             v
///  frozen --> INTENT committed --> call or recover --Done / Rejected / Parked--> outcome with the offset
///                 ^                     |
///                 +-- again, same bytes +-- RetryLater (not executed), Unknown (found out by recover)
/// ```
///
/// What a turn decided is taken as committed at once: when its transaction fails, this whole object is thrown away and
/// made anew from the topics.
final class PartitionFlow {
    private final WriterSettings settings;
    private final OperationHandler handler;
    private final LedgerView ledger;
    private final LinksView links;
    private final Reports reports;
    private final OffsetTracker offsets = new OffsetTracker();
    private final TargetQueues queues = new TargetQueues();
    private final Map<String, Pending> calling = new HashMap<>();
    private final List<Arrival.Unreadable> unreadable = new ArrayList<>();
    private final Map<String, CallOutcome> finished = new LinkedHashMap<>();

    PartitionFlow(WriterSettings settings, OperationHandler handler, LedgerView ledger, LinksView links) {
        this.settings = settings;
        this.handler = handler;
        this.ledger = ledger;
        this.links = links;
        this.reports = new Reports(settings.service());
    }

    /// @param nowNanos monotonic, as everywhere here
    void arrive(Arrival arrival, long nowNanos) {
        offsets.arrived(arrival.offset());
        switch (arrival) {
            case Arrival.Unreadable letter -> unreadable.add(letter);
            case Arrival.Command(var record, var operation) ->
                queues.add(new Pending(record, TopicPublisher.origin(record), operation, nowNanos));
        }
    }

    void finish(String operation, CallOutcome outcome) {
        finished.put(operation, outcome);
    }

    /// Commands that are held, whether they wait or are under way.
    int pending() {
        return offsets.open();
    }

    int callsUnderWay() {
        return calling.size();
    }

    /// When something waits for a time to come; empty when only an arrival or an outcome can bring news.
    OptionalLong nextDueNanos() {
        if (calling.size() >= settings.parallelCalls()) {
            return OptionalLong.empty();
        }
        return queues.nextDueNanos();
    }

    /// @param startCalls false while the partition is given up: outcomes are still written, nothing new begins
    Turn turn(long nowNanos, Instant now, boolean startCalls) {
        Turn turn = new Turn();
        for (Arrival.Unreadable letter : unreadable) {
            deadLetter(turn, letter, now);
        }
        unreadable.clear();
        finished.forEach((operation, outcome) -> settle(turn, operation, outcome, nowNanos, now));
        finished.clear();
        if (startCalls) {
            advance(turn, nowNanos, now);
        }
        turn.offset(offsets.committable());
        return turn;
    }

    private void advance(Turn turn, long nowNanos, Instant now) {
        for (String target : queues.targets()) {
            boolean more = true;
            while (more && calling.size() < settings.parallelCalls()) {
                Pending head = queues.head(target).orElse(null);
                more = head != null && !head.calling && head.isDue(nowNanos) && passes(turn, head, nowNanos, now);
            }
        }
    }

    /// @return true when the head is gone and the next one of its target may be looked at
    private boolean passes(Turn turn, Pending head, long nowNanos, Instant now) {
        if (!head.lookedUp) {
            head.lookedUp = true;
            LedgerEntryV1 known = ledger.find(head.operation.key()).orElse(null);
            if (known != null) {
                if (!known.payloadHash().equals(head.operation.command().hash())) {
                    reuse(turn, head, known, now);
                    return true;
                }
                if (!known.isOpen()) {
                    turn.add(reports.skipped(head.operation, known, head.source, now));
                    remove(head);
                    return true;
                }
                if (inherit(head, known, nowNanos, now)) {
                    return false;
                }
            }
        }
        LedgerEntryV1 intent = head.intent;
        if (intent == null && queues.isFollowedByItself(head)) {
            // What was decided last is what is meant. After an intent it is too late: its bytes may have been sent.
            turn.add(reports.superseded(
                    head.operation, "Replaced by a later command of the same operation", head.source, now));
            remove(head);
            return true;
        }
        if (intent != null) {
            start(turn, head, Entries.again(intent, now.plus(settings.lease())), now);
            return false;
        }
        return begin(turn, head, nowNanos, now);
    }

    /// An intent of an earlier process: its call may still be executed until its lease and the vendor's own time are
    /// over.
    ///
    /// @return whether it has to wait for that
    private boolean inherit(Pending head, LedgerEntryV1 known, long nowNanos, Instant now) {
        head.intent = known;
        head.recover = true;
        if (known.notAfter() == null || settings.settling().isZero()) {
            return false;
        }
        Duration wait = Duration.between(now, known.notAfter().plus(settings.settling()));
        // Clocks of two machines may disagree; never wait longer than a whole lease and its settling.
        Duration most = settings.lease().plus(settings.settling());
        Duration bounded = wait.compareTo(most) > 0 ? most : wait;
        if (bounded.isNegative() || bounded.isZero()) {
            return false;
        }
        head.dueNanos = nowNanos + bounded.toNanos();
        return true;
    }

    private boolean begin(Turn turn, Pending head, long nowNanos, Instant now) {
        String requestId = handler.requestId(head.operation);
        OperationHandler.Frozen frozen;
        try {
            frozen = handler.freeze(head.operation, links);
        } catch (RuntimeException e) {
            // A bug of ours on this one command: the others must go on, and this one must not be lost.
            String text = "This command cannot be made into a request: "
                    + e.getClass().getSimpleName() + ".";
            turn.add(new Turn.DeadLetter(head.record, "cannot-be-prepared", text, 1));
            turn.add(reports.deadLettered(head.operation, "cannot-be-prepared", text, head.source, now));
            remove(head);
            return true;
        }
        return switch (frozen) {
            case OperationHandler.Frozen.Payload(var text) -> {
                start(
                        turn,
                        head,
                        Entries.intent(head.operation, requestId, text, head.source, now, now.plus(settings.lease())),
                        now);
                yield false;
            }
            case OperationHandler.Frozen.NotYet(var after, var why) -> {
                if (!head.toldToWait) {
                    head.toldToWait = true;
                    turn.add(reports.waiting(head.operation, why, head.source, now));
                }
                head.dueNanos = nowNanos + after.toNanos();
                yield false;
            }
            case OperationHandler.Frozen.Superseded(var why) -> {
                turn.add(reports.superseded(head.operation, why, head.source, now));
                remove(head);
                yield true;
            }
            case OperationHandler.Frozen.Refused(var refusal) -> {
                refuse(
                        turn,
                        head,
                        Entries.refusedUnsent(head.operation, requestId, head.source, refusal.reason(), now),
                        "rejected",
                        refusal.links(),
                        refusal.facts(),
                        now);
                yield true;
            }
        };
    }

    private void start(Turn turn, Pending head, LedgerEntryV1 intent, Instant now) {
        head.intent = intent;
        head.calling = true;
        calling.put(head.operation.key(), head);
        ledger.put(intent);
        turn.add(intent);
        turn.add(reports.intent(head.operation, intent, head.recover, now));
        turn.add(new Turn.Start(head.operation, intent, head.recover));
    }

    private void settle(Turn turn, String operation, CallOutcome outcome, long nowNanos, Instant now) {
        Pending head = calling.remove(operation);
        if (head == null || head.intent == null) {
            throw new IllegalStateException("an outcome of a call that was not started: " + operation);
        }
        LedgerEntryV1 intent = head.intent;
        head.calling = false;
        switch (outcome) {
            case CallOutcome.Done done -> {
                LedgerEntryV1 entry = Entries.done(intent, done, now);
                write(turn, head, entry, done.links());
                turn.add(reports.done(head.operation, entry, done, now));
                remove(head);
            }
            case CallOutcome.Rejected(var reason, var changed, var facts) ->
                refuse(
                        turn,
                        head,
                        Entries.refused(intent, State.REJECTED, reason, now),
                        "rejected",
                        changed,
                        facts,
                        now);
            case CallOutcome.Parked(var reason, var changed, var facts) ->
                refuse(turn, head, Entries.refused(intent, State.PARKED, reason, now), "parked", changed, facts, now);
            case CallOutcome.RetryLater(var after, var why) -> {
                head.dueNanos = nowNanos + after.toNanos();
                turn.add(reports.retried(head.operation, intent, why, false, now));
            }
            case CallOutcome.Unknown(var after, var why) -> {
                head.recover = true;
                head.dueNanos = nowNanos + after.toNanos();
                turn.add(reports.retried(head.operation, intent, why, true, now));
            }
        }
    }

    private void refuse(
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
            links.put(head.operation.connection(), link);
            turn.add(LinkV1.of(head.operation.connection().value(), link));
        }
    }

    /// One operation is one content. What comes with other content under the same key is not written and not lost.
    private void reuse(Turn turn, Pending head, LedgerEntryV1 known, Instant now) {
        String text = "The operation " + head.operation.key() + " is " + known.state()
                + " with other content; this one was not written.";
        turn.add(new Turn.DeadLetter(head.record, "key-reuse", text, 0));
        turn.add(reports.deadLettered(head.operation, "key-reuse", text, head.source, now));
        remove(head);
    }

    private void deadLetter(Turn turn, Arrival.Unreadable letter, Instant now) {
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

    private void remove(Pending head) {
        offsets.finished(head.record.offset());
        queues.remove(head);
    }
}
